package com.fxbatchtrader.files.book;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook put together by hand, part by part, as no spreadsheet would.
final class RawBook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /// Writes the bytes of a part.
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    /// A workbook with one sheet, of these rows.
    static RawBook of(String rows) {
        RawBook book = new RawBook();
        book.part("[Content_Types].xml", HEAD + "<Types/>");
        book.part(
                "_rels/.rels",
                HEAD
                        + "<Relationships><Relationship Id=\"r\" Type=\""
                        + TYPES
                        + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        book.part(
                "xl/workbook.xml",
                HEAD
                        + "<workbook><sheets><sheet name=\"Trades\" sheetId=\"1\" r:id=\"s\""
                        + " xmlns:r=\"r\"/></sheets></workbook>");
        book.part(
                "xl/_rels/workbook.xml.rels",
                HEAD
                        + "<Relationships><Relationship Id=\"s\" Type=\""
                        + TYPES
                        + "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\""
                        + TYPES
                        + "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"f\" Type=\""
                        + TYPES
                        + "styles\" Target=\"styles.xml\"/></Relationships>");
        book.part("xl/worksheets/sheet1.xml", sheet(rows));
        return book;
    }

    static String sheet(String rows) {
        return HEAD + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    RawBook part(String name, String text) {
        return part(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    RawBook part(String name, Part part) {
        parts.put(name, part);
        return this;
    }

    RawBook without(String name) {
        parts.remove(name);
        return this;
    }

    Path write(Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
