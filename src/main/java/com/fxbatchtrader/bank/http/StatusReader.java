package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.StatusAnswer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what the bank says of a transaction. Its time stamp, which the bank spells `dateTime` or `dateTiLme`, decides
/// nothing and is left to the raw answer.
final class StatusReader {

    private final Set<String> unknownCodes;
    private final Scrubber scrubber;

    StatusReader(Set<String> unknownCodes, Scrubber scrubber) {
        this.unknownCodes = unknownCodes;
        this.scrubber = scrubber;
    }

    /// @throws ProtocolException when the answer says two things at once, or nothing
    StatusAnswer read(Envelope envelope, Exchange.Answer answer) {
        Optional<Fields> transaction = envelope.root().optionalObject("transaction");
        if (envelope.success()) {
            return known(
                    transaction.orElseThrow(() -> new ProtocolException("result 0, yet transaction is missing")),
                    answer);
        }
        if (!unknownCodes.contains(envelope.reasonCode()) || !unknowing(answer.status())) {
            return new StatusAnswer.Refused(envelope.reasonCode(), envelope.message(), answer.meta(scrubber));
        }
        if (transaction.isPresent()) {
            throw new ProtocolException("the transaction is said to be unknown, yet it is there");
        }
        return new StatusAnswer.Unknown(envelope.reasonCode(), answer.meta(scrubber));
    }

    private StatusAnswer known(Fields transaction, Exchange.Answer answer) {
        Optional<Fields> context = transaction.optionalObject("context");
        String id = transaction.optionalId("transactionId").orElse("");
        Set<String> ids =
                Stream.of(
                                Optional.of(id),
                                transaction.optionalId("correlationID"),
                                context.flatMap(found -> found.optionalId("transactionId")),
                                context.flatMap(found -> found.optionalId("thirdPartyDealID")))
                        .flatMap(Optional::stream)
                        .filter(each -> !each.isEmpty())
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return new StatusAnswer.Known(state(transaction.text("status")), id, ids, answer.meta(scrubber));
    }

    private static boolean unknowing(int httpStatus) {
        return httpStatus == 200 || httpStatus == 404;
    }

    private static StatusAnswer.State state(String text) {
        return switch (text) {
            case "PENDING" -> StatusAnswer.State.PENDING;
            case "COMPLETED" -> StatusAnswer.State.COMPLETED;
            case "FAILED" -> StatusAnswer.State.FAILED;
            case "REJECTED" -> StatusAnswer.State.REJECTED;
            default -> throw new ProtocolException("transaction.status '" + Texts.clean(text, 20) + "' is unknown");
        };
    }
}
