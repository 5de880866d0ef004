package org.gongtong.server.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a finished PDF back, as a stranger would. */
public final class ReadBack {
  private ReadBack() {}

  /** The text of each page, white space removed: where lines end is not what is being compared. */
  public static List<String> pages(byte[] pdf) {
    return lines(pdf).stream().map(page -> page.replaceAll("[\\s　]+", "")).toList();
  }

  /** The text of each page, line by line as laid out. */
  public static List<String> lines(byte[] pdf) {
    return open(
        pdf,
        document -> {
          List<String> pages = new ArrayList<>();
          for (int page = 1; page <= document.getNumberOfPages(); page++) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.add(stripper.getText(document));
          }
          return pages;
        });
  }

  /** The pictures of the first page that holds any. */
  static List<BufferedImage> pictures(byte[] pdf) {
    return open(
        pdf,
        document -> {
          List<BufferedImage> pictures = new ArrayList<>();
          for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getXObjectNames()) {
              PDXObject object = page.getResources().getXObject(name);
              if (object instanceof PDImageXObject image) {
                pictures.add(image.getImage());
              }
            }
          }
          return pictures;
        });
  }

  /** The fonts of all pages that are not embedded; there should be none. */
  static List<String> strangeFonts(byte[] pdf) {
    return open(
        pdf,
        document -> {
          List<String> names = new ArrayList<>();
          for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
              PDFont font = page.getResources().getFont(name);
              if (!font.isEmbedded()) {
                names.add(font.getName());
              }
            }
          }
          return names;
        });
  }

  /** Something read from an open document. */
  interface Reading<T> {
    T of(PDDocument document) throws IOException;
  }

  static <T> T open(byte[] pdf, Reading<T> reading) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return reading.of(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
