package com.fxbatchtrader.files.corpus;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the corpus: `CorpusMaker FOLDER` writes its files and what is read of each. Files made from seeds look as many
/// desks' files do; the others are trouble of one kind each. Everything in them is fictional.
public final class CorpusMaker {

    static final int MADE = 30;

    private static final String HEADER = "Client CIF,Amount ZAR,Spread,Value Date,Reference\n";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CorpusMaker() {}

    /// Writes the corpus.
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
            Files.writeString(folder.resolve(file.getKey() + ".txt"), Reading.of(path));
        }
    }

    /// The text files by name.
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int seed = 0; seed < MADE; seed++) {
            files.put("made-%02d.csv".formatted(seed), new MadeFile(seed).csv());
        }
        row(files, "arabic-digits", "40000001,\u0661\u0662\u0663.50,1,2026-12-01,a");
        row(files, "full-width-digits", "40000001,\uFF11\uFF12.50,1,2026-12-01,a");
        row(files, "minus-sign", "40000001,\u22125.00,1,2026-12-01,a");
        row(files, "exponent", "40000001,1E10000000,1,2026-12-01,a");
        row(files, "small-exponent", "40000001,1e3,1,2026-12-01,a");
        row(files, "right-to-left", "40000001,\u200F100.00,1,2026-12-01,a");
        row(files, "overridden-direction", "40000001,100.00,1,2026-12-01,\u202E10.001\u202C");
        row(files, "control-in-text", "40000001,100.00,1,2026-12-01,a\u0007b");
        row(files, "zero-byte", "40000001,100.00,1,2026-12-01,a\0b");
        row(files, "brackets", "40000001,(100.00),1,2026-12-01,a");
        row(files, "no-digit-before-the-mark", "40000001,.50,1,2026-12-01,a");
        row(files, "many-digits", "40000001," + "9".repeat(60) + ",1,2026-12-01,a");
        row(files, "infinity", "40000001,Infinity,NaN,2026-12-01,a");
        row(files, "formula", "40000001,100.00,1,2026-12-01,\"=HYPERLINK(\"\"http://example.invalid\"\")\"");
        row(files, "no-such-day", "40000001,100.00,1,2026-02-30,a");
        row(files, "short-year", "40000001,100.00,1,01/12/26,a");
        row(files, "two-orders", "40000001,100.00,1,05/11/2026,a");
        row(files, "one-or-a-thousand", "40000001,1.000,1,2026-12-01,a");
        row(files, "two-decimal-marks", "40000001,\"1.000,5\",1,2026-12-01,a\n40000002,\"1,000.5\",1,2026-12-01,b");
        row(files, "long-row", "40000001,100.00,1,2026-12-01,a,b,c");
        row(files, "short-row", "40000001,100.00");
        row(files, "unclosed-quote", "40000001,100.00,1,2026-12-01,\"a\n40000002,200.00,1,2026-12-01,b");
        row(files, "quote-in-the-middle", "40000001,100.00,1,2026-12-01,6\" pipe");
        row(files, "wrong-total", "40000001,100.00,1,2026-12-01,a\nTOTAL,200.00,,,");
        row(files, "total-in-the-middle", "TOTAL,100.00,,,\n40000001,100.00,1,2026-12-01,a");
        files.put("same-header-twice.csv", utf8("Client CIF,Amount ZAR,client cif\n40000001,100.00,40000002\n"));
        files.put("two-amounts.csv", utf8("Client CIF,Amount ZAR,Amount USD\n40000001,100.00,5.00\n"));
        files.put("no-amount.csv", utf8("Client CIF,Betrag\n40000001,100.00\n"));
        files.put("no-header.csv", utf8("40000001,100.00\n40000002,200.00\n"));
        files.put("title-above.csv", utf8("Payments of today\n\n" + HEADER + "40000001,100.00,1,2026-12-01,a\n"));
        files.put("separator-line.csv", utf8("sep=;\nClient CIF;Amount ZAR\n40000001;100,50\n"));
        files.put("windows.csv", (HEADER + "40000001,100.00,1,2026-12-01,Caf\u00e9 \u20ac\n").getBytes(WINDOWS));
        files.put(
                "deal-sheet.csv",
                utf8(
                        """
                        Client CIF,Sell Amount ZAR,Deal Type,External Ref,Fixed Spread,Deal Reference
                        40000001,100.00,same_day,SDA,300,
                        40000002,200.00,cash,FIA,300,D-1
                        """));
        files.put("blank.csv", utf8("\n ;;\n"));
        files.put("nothing.csv", new byte[0]);
        return files;
    }

    private static void row(Map<String, byte[]> files, String name, String rows) {
        files.put(name + ".csv", utf8(HEADER + rows + "\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
