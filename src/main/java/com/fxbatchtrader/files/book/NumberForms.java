package com.fxbatchtrader.files.book;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forms of numbers, by the number of a cell's style.
final class NumberForms {

    private static final int MOST = 65_536;
    private static final int CODE_LENGTH = 255;

    private final List<NumberForm> forms = new ArrayList<>();

    private NumberForms() {}

    /// Reads them.
    ///
    /// @param part empty when the workbook has no styles
    static NumberForms of(Optional<InputStream> part, String file) {
        NumberForms forms = new NumberForms();
        part.ifPresent(
                in -> {
                    try (PartReader xml = new PartReader(in, file)) {
                        forms.read(xml, file);
                    }
                });
        return forms;
    }

    private void read(PartReader xml, String file) {
        Map<Integer, NumberForm> own = new HashMap<>();
        boolean ofCells = false;
        while (xml.tag()) {
            if (xml.isOpen("numFmt") && own.size() < MOST) {
                int id = Numbers.whole(xml.attribute("numFmtId").orElse(""));
                String code = xml.attribute("formatCode").orElse("");
                own.put(id, NumberForm.of(code.substring(0, Math.min(CODE_LENGTH, code.length()))));
            } else if (xml.isOpen("cellXfs")) {
                ofCells = true;
            } else if (xml.isClose("cellXfs")) {
                ofCells = false;
            } else if (ofCells && xml.isOpen("xf")) {
                if (forms.size() == MOST) {
                    throw Broken.book(file, "a workbook of more than " + MOST + " styles");
                }
                int id = Numbers.whole(xml.attribute("numFmtId").orElse("0"));
                forms.add(Optional.ofNullable(own.get(id)).orElseGet(() -> NumberForm.builtIn(id)));
            }
        }
    }

    /// The form of a cell with that style.
    NumberForm of(int style) {
        return style >= 0 && style < forms.size() ? forms.get(style) : NumberForm.PLAIN;
    }
}
