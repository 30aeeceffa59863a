package com.fxbatchtrader.files.book;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;

/// Words for workbooks that can't be read.
final class Broken {

    private static final String SAVE_AGAIN = "a workbook as a spreadsheet writes it: open it there and save it again";

    private Broken() {}

    static FileRefusedException book(String file, String found) {
        return FileRefusedException.of(file, ProblemCode.BROKEN_WORKBOOK, found, SAVE_AGAIN);
    }

    static FileRefusedException book(String file, String found, Exception cause) {
        FileRefusedException refused = book(file, found);
        refused.initCause(cause);
        return refused;
    }

    static FileRefusedException tooLarge(String file, String found) {
        return FileRefusedException.of(
                file, ProblemCode.TOO_LARGE, found, "a smaller workbook: split it, or save its sheet as CSV");
    }

    static FileRefusedException kind(String file, String found, String expected) {
        return FileRefusedException.of(file, ProblemCode.NOT_CSV, found, expected);
    }
}
