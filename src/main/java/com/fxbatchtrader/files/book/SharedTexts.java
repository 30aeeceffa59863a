package com.fxbatchtrader.files.book;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The texts that cells refer to by number.
final class SharedTexts {

    private final List<String> texts = new ArrayList<>();

    private SharedTexts() {}

    /// Reads them.
    ///
    /// @param part empty when the workbook has none
    /// @param longest characters of a cell
    static SharedTexts of(Optional<InputStream> part, String file, BookLimits limits, int longest) {
        SharedTexts shared = new SharedTexts();
        part.ifPresent(
                in -> {
                    try (PartReader xml = new PartReader(in, file)) {
                        shared.read(xml, file, limits, longest);
                    }
                });
        return shared;
    }

    private void read(PartReader xml, String file, BookLimits limits, int longest) {
        long chars = 0;
        StringBuilder text = new StringBuilder();
        while (xml.open("si")) {
            text.setLength(0);
            rich(xml, "si", text, longest);
            chars += text.length();
            if (chars > limits.sharedChars() || texts.size() == limits.sharedTexts()) {
                throw Broken.tooLarge(file, "too many different texts in the workbook");
            }
            texts.add(text.toString());
        }
    }

    /// Adds the text of runs up to the closing tag; how they are pronounced is left out.
    static void rich(PartReader xml, String end, StringBuilder text, int longest) {
        while (xml.tag() && !xml.isClose(end)) {
            if (xml.isOpen("t")) {
                xml.text(text, longest);
            } else if (xml.isOpen("rPh")) {
                xml.skip();
            }
        }
    }

    /// A text by its number, from 0; empty when there is none.
    Optional<String> at(int number) {
        return number >= 0 && number < texts.size() ? Optional.of(texts.get(number)) : Optional.empty();
    }
}
