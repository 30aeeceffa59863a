package com.fxbatchtrader.files.corpus;

import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.TradeDefaults;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeValidator;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is read of a file and how its rows are judged, in words that are kept beside it. Every client is known, and the
/// desk's day is always the same one.
final class Reading {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private Reading() {}

    /// One line for what it was read as and for each row and problem, or for why it was refused.
    static String of(Path file) {
        try {
            TradeFile read = new TradeFileReader(ReadLimits.DEFAULT).read(file, ReadOptions.NONE);
            return Stream.concat(
                            Stream.of("read as " + read.facts().format()),
                            Stream.concat(read.table().drafts().stream().map(Reading::row), judged(read)))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (FileRefusedException e) {
            String asked =
                    e.question()
                            .map(question -> question.choices().stream().map(Object::toString))
                            .map(choices -> choices.collect(Collectors.joining("\n", "asked:\n", "\n")))
                            .orElse("");
            return e.getMessage().replace(file.toString(), file.getFileName().toString()) + "\n" + asked;
        }
    }

    /// The rows, judged.
    static Checked<ValidTrade> checked(TradeFile read) {
        ValueDates dates = new ValueDates(new BusinessDays(List.of()), CutOffs.NONE, ZoneId.of("Africa/Johannesburg"));
        return new TradeValidator(Reading::client, dates, TradeDefaults.with(Delivery.CASH))
                .check(read.table(), NOW, false);
    }

    private static Stream<String> judged(TradeFile read) {
        Checked<ValidTrade> checked = checked(read);
        return Stream.concat(checked.fileProblems().stream(), checked.rejects().values().stream().flatMap(List::stream))
                .map(problem -> "problem: row " + problem.row() + ": " + problem.sentence());
    }

    private static Optional<ClientCard> client(String cif) {
        AccountNumber zar = new AccountNumber(new UUID(0, 1), "1", "ZAR");
        AccountNumber usd = new AccountNumber(new UUID(0, 2), "2", "USD");
        return Optional.of(new ClientCard(new UUID(0, 3), cif, "N", Spread.of("1"), true, List.of(zar, usd)));
    }

    private static String row(TradeDraft draft) {
        if (draft.amount().value().isPresent() && draft.problems().isEmpty()) {
            return MadeTrade.of(draft).toString();
        }
        return "row " + draft.row() + ": not read";
    }
}
