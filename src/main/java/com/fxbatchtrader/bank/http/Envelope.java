package com.fxbatchtrader.bank.http;

import java.util.List;

/// The whole envelope of an answer: nothing is concluded from an answer without it.
///
/// @param transactionId `header.transactionId`, the bank's id for the call
/// @param resultCode 0 = success, above 0 = refused
/// @param reasonCode the refusal's code, or the empty string
/// @param message for people, cleaned, at most 500 characters
/// @param root the answer, for what stands beside the envelope
record Envelope(String transactionId, long resultCode, String reasonCode, String message, Fields root) {

    private static final int MAX_MESSAGE_CHARS = 500;
    private static final int MAX_SHOWN_ERRORS = 5;

    /// @throws ProtocolException when the envelope is not whole
    static Envelope of(Fields root, Scrubber scrubber) {
        String id = root.object("header").id("transactionId");
        Fields result = root.object("result");
        long code = result.integer("resultCode");
        if (code < 0) {
            throw new ProtocolException("result.resultCode is negative");
        }
        return new Envelope(
                id, code, result.optionalId("resultReasonCode").orElse(""), message(result, scrubber), root);
    }

    boolean success() {
        return resultCode == 0;
    }

    /// The code for people: the reason code, else the number.
    String shownCode() {
        return reasonCode.isEmpty() ? "resultCode " + resultCode : reasonCode;
    }

    private static String message(Fields result, Scrubber scrubber) {
        StringBuilder text =
                new StringBuilder(
                        result.optionalText("resultMsg").or(() -> result.optionalText("resultmsg")).orElse(""));
        List<Fields> errors = result.optionalObjects("validationErrors");
        for (Fields error : errors.subList(0, Math.min(errors.size(), MAX_SHOWN_ERRORS))) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(error.optionalText("validation").orElse("?"))
                    .append(": ")
                    .append(error.optionalText("error").orElse("?"));
        }
        return Texts.clean(scrubber.message(text.toString()), MAX_MESSAGE_CHARS);
    }
}
