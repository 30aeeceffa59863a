package com.fxbatchtrader.files.book;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.Question.About;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.TableRow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which sheet of a workbook is meant: the one that was said; else the only one that is shown and has something in it.
/// One that is hidden is never taken unless it is named.
final class SheetChoice {

    private static final String FLAG = About.SHEET.flag();

    private final String file;
    private final Workbook book;
    private final ReadLimits limits;

    SheetChoice(String file, Workbook book, ReadLimits limits) {
        this.file = file;
        this.book = book;
        this.limits = limits;
    }

    Sheet choose(Optional<String> said) {
        if (said.isPresent()) {
            return named(said.get().strip());
        }
        List<Sheet> shown = book.sheets().stream().filter(sheet -> !sheet.hidden()).toList();
        if (shown.size() == 1) {
            return shown.getFirst();
        }
        Cells cells = book.cells();
        List<Sheet> filled = shown.stream().filter(sheet -> hasContent(sheet, cells)).toList();
        if (filled.size() == 1) {
            return filled.getFirst();
        }
        throw filled.isEmpty() ? nothing() : which(filled);
    }

    private Sheet named(String name) {
        List<Sheet> named =
                book.sheets().stream().filter(sheet -> sheet.name().strip().equalsIgnoreCase(name)).toList();
        if (named.isEmpty()) {
            throw asking(
                    ProblemCode.NO_SHEET,
                    "no sheet \"" + name + "\"",
                    "one of " + names(book.sheets()) + " (" + FLAG + ")",
                    book.sheets());
        }
        return named.getFirst();
    }

    private FileRefusedException which(List<Sheet> filled) {
        return asking(
                ProblemCode.WHICH_SHEET,
                "a workbook with " + filled.size() + " sheets that have something in them",
                "which one is meant: " + FLAG + " says it, one of " + names(filled),
                filled);
    }

    private FileRefusedException nothing() {
        boolean hidden = book.sheets().stream().anyMatch(Sheet::hidden);
        return hidden
                ? asking(
                        ProblemCode.WHICH_SHEET,
                        "a workbook whose sheets are hidden or have nothing in them",
                        "a sheet with trades; " + FLAG + " names a hidden one, of " + names(book.sheets()),
                        book.sheets())
                : FileRefusedException.of(
                        file,
                        ProblemCode.NO_ROWS,
                        "a workbook without anything in it",
                        "a header row and rows below it");
    }

    private FileRefusedException asking(ProblemCode code, String found, String expected, List<Sheet> choices) {
        return FileRefusedException.asking(
                file,
                code,
                found,
                expected,
                new Question(
                        About.SHEET,
                        "",
                        choices.stream()
                                .map(
                                        sheet ->
                                                new Question.Choice(
                                                        sheet.name(), sheet.hidden() ? "a hidden sheet" : "a sheet"))
                                .toList()));
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(sheet -> '"' + sheet.name() + '"').collect(Collectors.joining(", "));
    }

    private boolean hasContent(Sheet sheet, Cells cells) {
        Found found = new Found();
        try (PartReader xml = book.open(sheet)) {
            new SheetRows(file, xml, cells, limits).each(found::look);
            return false;
        } catch (Found e) {
            if (e != found) {
                throw e;
            }
            return true;
        }
    }

    /// Ends a look at the first row with something in it.
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Found() {
            super("found", null, false, false);
        }

        private void look(TableRow row) {
            if (!row.isBlank()) {
                throw this;
            }
        }
    }
}
