package org.gongtong.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Moves through one inner part, element by element, by local names (the transitional and the strict
 * flavour of the format differ in name spaces only). Depth and vocabulary are bounded: the parser
 * keeps every name it has ever seen, and real parts have a few dozen.
 */
final class XmlCursor implements Closeable {

  private static final int DEEPEST = 64;
  private static final int LARGEST_VOCABULARY = 1_000;

  private final XMLStreamReader xml;
  private final XmlGuard guard;
  private final Place place;
  private final Set<String> vocabulary = new HashSet<>();
  private int nameSpaces;
  private int depth;
  private String name = "";
  private int event = XMLStreamConstants.START_DOCUMENT;

  private XmlCursor(XMLStreamReader xml, XmlGuard guard, Place place) {
    this.xml = xml;
    this.guard = guard;
    this.place = place;
  }

  /** Takes over the stream, also where it throws. */
  static XmlCursor open(InputStream in, Place place) throws IOException, RefusedFile {
    XmlGuard guard = null;
    try {
      guard = XmlGuard.over(in, place);
      return new XmlCursor(parsers().createXMLStreamReader(guard), guard, place);
    } catch (XMLStreamException e) {
      guard.close();
      throw refusal(e, place);
    } catch (RefusedContent e) {
      in.close();
      throw new RefusedFile(e.problem());
    }
  }

  /**
   * The JDK's own parser, whatever else is on the class path. A factory a part, because a factory
   * holds on to the last reader it made.
   */
  private static XMLInputFactory parsers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Moves to the next start, end or text; false at the end of the part. */
  boolean advance() throws IOException, RefusedFile {
    try {
      while (xml.hasNext()) {
        event = xml.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            started();
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            name = xml.getLocalName();
            return true;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return true;
          }
          default -> {
            // comments and instructions say nothing about cells
          }
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw refusal(e, place);
    }
  }

  private void started() throws RefusedFile {
    if (++depth > DEEPEST) {
      throw odd("嵌套过深。", "its elements are nested too deeply.");
    }
    name = xml.getLocalName();
    vocabulary.add(name);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      vocabulary.add(xml.getAttributeLocalName(i));
    }
    nameSpaces += xml.getNamespaceCount();
    if (vocabulary.size() > LARGEST_VOCABULARY || nameSpaces > LARGEST_VOCABULARY) {
      throw odd("标记名称过多，不是电子表格程序写的。", "it uses more names than any spreadsheet program does.");
    }
  }

  private RefusedFile odd(String zh, String en) {
    return new RefusedFile(FileProblems.xmlOddity(place, zh, en));
  }

  /**
   * A parser wraps what its input threw; anything else is broken XML. A failing disk stays what it
   * is.
   */
  private static RefusedFile refusal(XMLStreamException e, Place place) throws IOException {
    Throwable inner = e.getNestedException();
    if (inner instanceof RefusedContent refused) {
      return new RefusedFile(refused.problem());
    }
    if (inner instanceof IOException io) {
      throw io;
    }
    return new RefusedFile(FileProblems.damaged(place));
  }

  boolean starts(String wanted) {
    return event == XMLStreamConstants.START_ELEMENT && name.equals(wanted);
  }

  boolean ends(String wanted) {
    return event == XMLStreamConstants.END_ELEMENT && name.equals(wanted);
  }

  boolean isText() {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** Appends the text of this event, and refuses a text beyond {@code longest} characters. */
  void appendTextTo(StringBuilder out, int longest, Place where) throws RefusedFile {
    if (out.length() + xml.getTextLength() > longest) {
      throw new RefusedFile(Problems.textTooLong(where, longest));
    }
    out.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  /** An attribute of the element that starts here, by local name. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** True for an attribute that says yes, in either of the spellings the format allows. */
  boolean flag(String name) {
    String value = attribute(name);
    return "1".equals(value) || "true".equals(value);
  }

  RefusedFile damaged() {
    return new RefusedFile(FileProblems.damaged(place));
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      guard.close();
    }
  }
}
