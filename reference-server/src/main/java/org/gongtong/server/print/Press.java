package org.gongtong.server.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Turns XHTML into tagged PDF pages that are the same bytes whenever they are made. */
final class Press {
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  static {
    // its messages quote the addresses they are about, and those of letters hold voting codes
    XRLog.setLoggingEnabled(false);
  }

  private final PrintFonts fonts;

  Press(PrintFonts fonts) {
    this.fonts = fonts;
  }

  /**
   * Lays out a document and writes it.
   *
   * @param tagged whether to add the structure a screen reader follows (PDF/UA); it is the larger
   *     part of the file and of the time
   * @return the number of pages
   * @throws UncheckedIOException if a page cannot be written
   */
  int print(String html, boolean tagged, PrintLanguage language, String title, OutputStream out) {
    // the library reads pictures through ImageIO, which would put each square, code and all, into a
    // temporary file
    ImageIO.setUseCache(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    // always: without it the library also loads the fonts of the machine
    builder.usePdfUaAccessibility(true);
    builder.withHtmlContent(html, null);
    builder.useUnicodeLineBreaker(new ChineseLineBreaker());
    // nothing outside the document is ever fetched: pictures are data, styles and fonts are ours
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.useFont(fonts::regular, "Gongtong Sans", REGULAR, FontStyle.NORMAL, true);
    builder.useFont(fonts::bold, "Gongtong Sans", BOLD, FontStyle.NORMAL, true);
    builder.useFont(fonts::mono, "Gongtong Mono", REGULAR, FontStyle.NORMAL, true);
    builder.useReplacementText(PrintFonts.REPLACEMENT);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      try (PDDocument pages = renderer.createPDFKeepOpen()) {
        write(pages, tagged, language, title, out);
        return pages.getNumberOfPages();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the pages with fixed metadata: a title and a language, but no time and no random id. */
  static void write(
      PDDocument pages, boolean tagged, PrintLanguage language, String title, OutputStream out)
      throws IOException {
    if (!tagged) {
      pages.getDocumentCatalog().setStructureTreeRoot(null);
      pages.getDocumentCatalog().setMarkInfo(null);
      pages.getPages().forEach(page -> page.getCOSObject().removeItem(COSName.STRUCT_PARENTS));
    }
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setProducer("Gongtong");
    pages.setDocumentInformation(information);
    pages.setDocumentId(0L);
    pages.getDocumentCatalog().setLanguage(language.tag());
    byte[] xmp = metadata(tagged, language, title).getBytes(StandardCharsets.UTF_8);
    pages.getDocumentCatalog().setMetadata(new PDMetadata(pages, new ByteArrayInputStream(xmp)));
    pages.save(out);
  }

  /** The page number at the foot, in words; a page rule cannot look at the document's language. */
  static String pageNumbers(PrintLanguage language) {
    String content =
        language.pick(
            "'第 ' counter(page) ' 页，共 ' counter(pages) ' 页'",
            "'Page ' counter(page) ' of ' counter(pages)");
    return "@page { @bottom-right { content: "
        + content
        + "; vertical-align: top; padding-top: 2mm; text-align: right; width: 22%;"
        + " font-family: 'Gongtong Sans'; font-size: 8.5pt; color: #4a4a4a; } }\n";
  }

  /** Reads a style sheet of this package. */
  static String style(String name) {
    try (InputStream sheet = Press.class.getResourceAsStream(name)) {
      if (sheet == null) {
        throw new IOException("style sheet missing from the jar: " + name);
      }
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String metadata(boolean tagged, PrintLanguage language, String title) {
    String escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
         xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>Gongtong</pdf:Producer>%s
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>"""
        .formatted(escaped, language.tag(), tagged ? "<pdfuaid:part>1</pdfuaid:part>" : "");
  }
}
