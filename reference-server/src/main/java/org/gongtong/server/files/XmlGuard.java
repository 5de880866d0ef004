package org.gongtong.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Stands before the XML parser and lets nothing through that could make it hold much at once or
 * expand anything: no DOCTYPE (hence no entities), and never more than a mebibyte of characters
 * between two {@code <}, which bounds tags, attributes, comments, and texts. Text is decoded here,
 * strictly as UTF-8, so that a declared encoding can't show the parser another document than the
 * one that was checked.
 */
final class XmlGuard extends Reader {

  private static final int LONGEST_RUN = 1024 * 1024;

  private enum State {
    CONTENT,
    AFTER_LESS,
    AFTER_BANG,
    COMMENT_OPENING,
    COMMENT,
    CDATA,
    INSTRUCTION
  }

  private final Reader in;
  private final Place place;
  private State state = State.CONTENT;
  private int run;
  private char previous;
  private char beforePrevious;

  private XmlGuard(Reader in, Place place) {
    this.in = in;
    this.place = place;
  }

  static XmlGuard over(InputStream bytes, Place place) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, 3);
    byte[] head = in.readNBytes(3);
    boolean mark =
        head.length == 3
            && (head[0] & 0xFF) == 0xEF
            && (head[1] & 0xFF) == 0xBB
            && (head[2] & 0xFF) == 0xBF;
    if (!mark) {
      in.unread(head);
    }
    return new XmlGuard(
        new InputStreamReader(in, TextEncoding.strict(StandardCharsets.UTF_8)), place);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(buffer, offset, length);
    } catch (CharacterCodingException e) {
      throw new RefusedContent(FileProblems.damaged(place));
    }
    int i = offset;
    while (i < offset + n) {
      if (state == State.CONTENT) {
        // nearly all characters: look for the next tag and nothing else
        int from = i;
        while (i < offset + n && buffer[i] != '<') {
          i++;
        }
        lengthen(i - from);
      }
      if (i < offset + n) {
        check(buffer[i++]);
      }
    }
    return n;
  }

  private void check(char c) throws IOException {
    lengthen(1);
    switch (state) {
      case CONTENT -> {
        if (c == '<') {
          enter(State.AFTER_LESS);
        }
      }
      case AFTER_LESS ->
          enter(c == '!' ? State.AFTER_BANG : c == '?' ? State.INSTRUCTION : State.CONTENT);
      case AFTER_BANG -> {
        if (c != '-' && c != '[') {
          throw odd(
              "含有 DOCTYPE 声明，电子表格程序不会写入这种内容。",
              "it holds a DOCTYPE, which no spreadsheet program writes.");
        }
        enter(c == '-' ? State.COMMENT_OPENING : State.CDATA);
      }
      case COMMENT_OPENING -> {
        // the dashes that open a comment don't close it: "<!-->" is still inside
        enter(State.COMMENT);
        previous = 0;
        beforePrevious = 0;
        return;
      }
      case COMMENT -> leaveAfter(c == '>' && previous == '-' && beforePrevious == '-');
      case CDATA -> leaveAfter(c == '>' && previous == ']' && beforePrevious == ']');
      case INSTRUCTION -> leaveAfter(c == '>' && previous == '?');
    }
    beforePrevious = previous;
    previous = c;
  }

  private void lengthen(int characters) throws IOException {
    run += characters;
    if (run > LONGEST_RUN) {
      throw odd("含有过长的标记或文字。", "it holds an endless tag or text.");
    }
  }

  private void enter(State next) {
    if (state == State.CONTENT || next == State.CONTENT) {
      run = 0;
    }
    state = next;
  }

  private void leaveAfter(boolean end) {
    if (end) {
      enter(State.CONTENT);
    }
  }

  private RefusedContent odd(String zh, String en) {
    return new RefusedContent(FileProblems.xmlOddity(place, zh, en));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
