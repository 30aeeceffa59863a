package com.fxbatchtrader.files.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Good files with something random done to them. Each is refused in one line, or every row of it is accounted for. The
/// same seed does the same to the same file.
final class Fuzz {

    private static final List<Path> TEXTS = files();
    private static final List<String> TROUBLE =
            List.of(
                    "\"",
                    ",",
                    ";",
                    "\t",
                    "\n",
                    "\r",
                    "\0",
                    "-",
                    "=",
                    ".",
                    " ",
                    "\u00A0",
                    "\u2212",
                    "\u202E",
                    "٣",
                    "1e6",
                    "R ",
                    "TOTAL",
                    "\uFEFF",
                    "😀",
                    "9999999999999999999999999999999999",
                    "Client CIF",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
                    "&e;",
                    "]]>",
                    "<c r=\"ZZZ9999999\"/>",
                    "Amount ZAR,Amount USD");

    private final Path folder;

    /// @param folder where the file of the moment stands
    Fuzz(Path folder) {
        this.folder = folder;
    }

    private static List<Path> files() {
        Path resources = Path.of("src", "test", "resources");
        try (Stream<Path> samples = Files.list(resources.resolve("samples"));
                Stream<Path> corpus = Files.list(resources.resolve("corpus"))) {
            return Stream.concat(samples, corpus).filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes one file and reads it.
    ///
    /// @return whether it was read, not refused
    /// @throws AssertionError when it was neither refused in words nor read whole; the file is where the message says
    boolean one(long seed) {
        Random random = new Random(seed);
        boolean workbook = random.nextInt(4) == 0;
        Path file = folder.resolve(workbook ? "mutated.xlsx" : "mutated.csv");
        byte[] bytes = workbook ? workbook(random) : mutated(text(random), random);
        try {
            Files.write(file, bytes);
            accountedFor(file, workbook ? "" : new String(bytes, StandardCharsets.UTF_8));
            return true;
        } catch (FileRefusedException e) {
            assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n", "\r", "\0", "\u202E");
            return false;
        } catch (RuntimeException | AssertionError | IOException e) {
            throw new AssertionError("seed " + seed + ": keep " + file + " in the corpus as found-" + seed, e);
        }
    }

    private static void accountedFor(Path file, String text) {
        TradeFile read = new TradeFileReader(ReadLimits.DEFAULT).read(file, ReadOptions.NONE);
        Checked<ValidTrade> checked = Reading.checked(read);

        assertThat(checked.valid().size() + checked.rejects().size())
                .isEqualTo(checked.rowsRead())
                .isEqualTo(read.facts().rows());
        if (read.facts().format().contains("UTF-8")) {
            String digits = text.replaceAll("[^0-9\n\r]", "");
            assertThat(checked.valid())
                    .allSatisfy(
                            trade -> {
                                assertThat(text).contains(trade.cif());
                                String amount = trade.amount().stripTrailingZeros().toPlainString();
                                assertThat(digits).contains(amount.replace(".", ""));
                            });
        }
    }

    private static byte[] text(Random random) {
        if (random.nextBoolean()) {
            return new MadeFile(random.nextInt(10_000)).csv();
        }
        try {
            return Files.readAllBytes(TEXTS.get(random.nextInt(TEXTS.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // one part of it, or what holds the parts together
    private byte[] workbook(Random random) {
        try {
            Path good =
                    new MadeFile(random.nextInt(10_000)).workbook(folder.resolve("good.xlsx"), random.nextBoolean());
            if (random.nextInt(4) == 0) {
                return mutated(Files.readAllBytes(good), random);
            }
            Map<String, byte[]> parts = parts(good);
            List<String> names = parts.keySet().stream().filter(Fuzz::isRead).toList();
            parts.computeIfPresent(names.get(random.nextInt(names.size())), (_, part) -> mutated(part, random));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRead(String part) {
        return part.startsWith("xl/") && !part.contains("theme");
    }

    private static Map<String, byte[]> parts(Path book) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] result = bytes;
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(Math.max(1, result.length));
            int end = Math.min(result.length, at + random.nextInt(1, 40));
            result =
                    switch (random.nextInt(5)) {
                        case 0 -> joined(result, at, TROUBLE.get(random.nextInt(TROUBLE.size())), at);
                        case 1 ->
                                joined(
                                        result,
                                        at,
                                        TROUBLE.get(random.nextInt(TROUBLE.size())),
                                        Math.min(result.length, at + 1));
                        case 2 -> joined(result, at, "", end);
                        case 3 -> joined(result, end, new String(result, at, end - at, StandardCharsets.UTF_8), end);
                        default -> {
                            if (result.length == 0) {
                                yield result;
                            }
                            byte[] flipped = result.clone();
                            flipped[at] = (byte) random.nextInt();
                            yield flipped;
                        }
                    };
        }
        return result;
    }

    private static byte[] joined(byte[] bytes, int head, String middle, int tail) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, head);
        all.writeBytes(middle.getBytes(StandardCharsets.UTF_8));
        all.write(bytes, tail, bytes.length - tail);
        return all.toByteArray();
    }
}
