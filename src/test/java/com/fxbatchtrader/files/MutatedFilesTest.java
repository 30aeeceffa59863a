package com.fxbatchtrader.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.TradeDefaults;
import com.fxbatchtrader.domain.validation.TradeValidator;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Good files with something random done to them. Each is refused in one line, or every row of it is accounted for.
class MutatedFilesTest {

    private static final List<String> SAMPLES =
            List.of("batch-morning.csv", "batch-full-columns.csv", "deal-sheet.csv", "batch-bad-rows.csv");
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
                    "Amount ZAR,Amount USD");

    private final ValueDates dates =
            new ValueDates(new BusinessDays(List.of()), CutOffs.NONE, ZoneId.of("Africa/Johannesburg"));

    @TempDir private Path folder;

    @RepeatedTest(40)
    void a_file_is_refused_in_one_line_or_all_of_its_rows_are_accounted_for(RepetitionInfo repetition)
            throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 10; i++) {
            Path sample = TestFiles.sample(SAMPLES.get(random.nextInt(SAMPLES.size())));
            byte[] bytes = mutated(Files.readAllBytes(sample), random);
            Path file = new TestFiles(folder).bytes("mutated.csv", bytes);
            try {
                accountedFor(file, new String(bytes, StandardCharsets.UTF_8));
            } catch (FileRefusedException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n", "\r", "\0", "\u202E");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + repetition.getCurrentRepetition() + ", file " + i, e);
            }
        }
    }

    private void accountedFor(Path file, String text) {
        TradeFile read = new TradeFileReader(ReadLimits.DEFAULT).read(file, ReadOptions.NONE);
        TradeValidator validator =
                new TradeValidator(MutatedFilesTest::client, dates, TradeDefaults.with(Delivery.CASH));
        Checked<ValidTrade> checked = validator.check(read.table(), Instant.parse("2026-11-23T08:00:00Z"), false);

        assertThat(checked.valid().size() + checked.rejects().size())
                .isEqualTo(checked.rowsRead())
                .isEqualTo(read.facts().rows());
        String digits = text.replaceAll("[^0-9\n\r]", "");
        assertThat(checked.valid())
                .allSatisfy(
                        trade -> {
                            assertThat(text).contains(trade.cif());
                            String amount = trade.amount().stripTrailingZeros().toPlainString();
                            assertThat(digits).contains(amount.replace(".", ""));
                        });
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] result = bytes;
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(result.length);
            int end = Math.min(result.length, at + random.nextInt(1, 40));
            result =
                    switch (random.nextInt(5)) {
                        case 0 -> joined(result, at, TROUBLE.get(random.nextInt(TROUBLE.size())), at);
                        case 1 -> joined(result, at, TROUBLE.get(random.nextInt(TROUBLE.size())), at + 1);
                        case 2 -> joined(result, at, "", end);
                        case 3 -> joined(result, end, new String(result, at, end - at, StandardCharsets.UTF_8), end);
                        default -> {
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

    private static Optional<ClientCard> client(String cif) {
        AccountNumber zar = new AccountNumber(new UUID(0, 1), "1", "ZAR");
        AccountNumber usd = new AccountNumber(new UUID(0, 2), "2", "USD");
        return Optional.of(new ClientCard(new UUID(0, 3), cif, "N", Spread.of("1"), true, List.of(zar, usd)));
    }
}
