package com.fxbatchtrader.files.book;

import com.fxbatchtrader.files.table.FileRefusedException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An opened workbook: its sheets, texts and forms. Not for several threads.
final class Workbook implements AutoCloseable {

    private final String file;
    private final BookLimits limits;
    private final int longest;
    private final BookZip zip;
    private final Links links;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean since1904;

    /// @param longest characters of a cell
    /// @throws FileRefusedException when it is no workbook that can be read
    Workbook(Path path, BookLimits limits, int longest) {
        this.file = path.toString();
        this.limits = limits;
        this.longest = longest;
        this.zip = new BookZip(path, limits);
        boolean known = false;
        try {
            String main = main();
            this.links = Links.of(zip, main, file);
            try (PartReader xml = new PartReader(zip.part(main).orElseThrow(this::none), file)) {
                read(xml);
            }
            known = true;
        } finally {
            if (!known) {
                zip.close();
            }
        }
    }

    private String main() {
        Links all = Links.of(zip, "", file);
        Optional<String> main = all.ofType("officeDocument");
        if (main.isPresent() && main.get().endsWith(".bin")) {
            throw Broken.kind(
                    file,
                    "an Excel workbook of the binary kind (XLSB)",
                    "an Excel workbook (XLSX) or CSV: open it in the spreadsheet and save it as one of these");
        }
        return main.filter(zip::has).orElseThrow(this::none);
    }

    private FileRefusedException none() {
        boolean open = zip.has("content.xml") && zip.has("mimetype");
        return Broken.kind(
                file,
                open ? "an OpenDocument file (ODS)" : "a ZIP archive that is no Excel workbook",
                "an Excel workbook (XLSX) or CSV: "
                        + (open
                                ? "open it in the spreadsheet and save it as one of these"
                                : "take it out of the archive"));
    }

    private void read(PartReader xml) {
        if (!xml.tag() || !xml.isOpen("workbook")) {
            throw none();
        }
        while (xml.tag()) {
            if (xml.isOpen("workbookPr")) {
                since1904 = xml.attribute("date1904").filter(v -> v.equals("1") || v.equals("true")).isPresent();
            } else if (xml.isOpen("sheet")) {
                sheet(xml);
            }
        }
    }

    // sheets of charts have no cells
    private void sheet(PartReader xml) {
        String id = xml.attribute("id").orElse("");
        String part = Optional.ofNullable(links.targets().get(id)).orElse("");
        if ("worksheet".equals(links.types().get(id)) && zip.has(part)) {
            boolean hidden = xml.attribute("state").filter(state -> !state.equals("visible")).isPresent();
            sheets.add(new Sheet(xml.attribute("name").orElse(""), part, hidden));
        }
    }

    /// The sheets with cells, in the order of their tabs.
    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /// What turns cells into texts.
    Cells cells() {
        return new Cells(
                SharedTexts.of(links.ofType("sharedStrings").flatMap(zip::part), file, limits, longest),
                NumberForms.of(links.ofType("styles").flatMap(zip::part), file),
                new SerialDates(since1904));
    }

    /// Opens a sheet.
    PartReader open(Sheet sheet) {
        return new PartReader(zip.part(sheet.part()).orElseThrow(this::none), file);
    }

    @Override
    public void close() {
        zip.close();
    }
}
