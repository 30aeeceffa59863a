package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.http.Delivery;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

/// How a call's answer goes wrong on its way.
final class Mishaps {

    private static final int LIE_BYTES = 20;
    private static final String PAGE =
            "<!DOCTYPE html><html><body><h1>Service</h1><p>Please try again.</p></body></html>";
    private static final String PAGE_TYPE = "text/html; charset=utf-8";

    private Mishaps() {}

    /// The answer of a call that does nothing.
    static Delivery instead(Ask ask, FaultPlan plan) {
        return switch (plan.fault()) {
            case RESET_BEFORE -> Delivery.reset();
            case SILENCE_BEFORE -> Delivery.silence(plan.behaviour().silence());
            case UNAUTHORISED -> whole(ask, Tokens.unauthorised(ask));
            case TOO_MANY_REQUESTS -> whole(ask, later(ask, plan, 429, "TOO_MANY_REQUESTS"));
            case UNAVAILABLE -> whole(ask, later(ask, plan, 503, "SERVICE_UNAVAILABLE"));
            case REDIRECT -> whole(ask, redirect(ask));
            case HTML -> whole(ask, HttpAnswer.of(502, PAGE_TYPE, PAGE));
            case TECHNICAL_ERROR -> whole(ask, technical(ask));
            default -> whole(ask, internal(ask));
        };
    }

    /// The answer of a call that did its work.
    static Delivery after(Ask ask, FaultPlan plan, HttpAnswer answer) {
        HttpAnswer dated = WireDate.put(answer, ask.arrived());
        return switch (plan.fault()) {
            case RESET_AFTER -> Delivery.reset();
            case SILENCE_AFTER -> Delivery.silence(plan.behaviour().silence());
            case SLOW_BYTES -> Delivery.dribble(dated, plan.behaviour().byteEvery());
            case HALF_ANSWER -> Delivery.half(dated);
            case LENGTH_TOO_LONG -> Delivery.wrongLength(dated, LIE_BYTES);
            case LENGTH_TOO_SHORT -> Delivery.wrongLength(dated, -LIE_BYTES);
            case LATE_ANSWER -> Delivery.late(dated, plan.behaviour().lateAnswer());
            case REPEATED_ANSWER -> Delivery.twice(dated);
            case DATE_MISSING -> Delivery.whole(answer);
            case DATE_WRONG -> Delivery.whole(WireDate.putWrong(answer, ask.arrived(), plan.seed()));
            case AGE -> Delivery.whole(dated.withHeader("Age", "120"));
            case SERVER_ERROR_AFTER -> whole(ask, internal(ask));
            case UNAVAILABLE_AFTER -> whole(ask, later(ask, plan, 503, "SERVICE_UNAVAILABLE"));
            case HTML_AFTER -> whole(ask, HttpAnswer.of(200, PAGE_TYPE, PAGE));
            case TECHNICAL_ERROR_AFTER -> whole(ask, technical(ask));
            case DUPLICATE_AFTER -> whole(ask, duplicate(ask));
            case WRONG_CONTENT_TYPE -> Delivery.whole(dated.withHeader("Content-Type", "text/plain"));
            default -> Delivery.whole(Bodies.spoilt(dated, plan.fault()));
        };
    }

    private static Delivery whole(Ask ask, HttpAnswer answer) {
        return Delivery.whole(WireDate.put(answer, ask.arrived()));
    }

    private static HttpAnswer later(Ask ask, FaultPlan plan, int status, String code) {
        return Envelope.refused(status, ask.transactionId(), code, "Please try again later")
                .withHeader("Retry-After", Long.toString(plan.behaviour().retryAfter().toSeconds()));
    }

    private static HttpAnswer redirect(Ask ask) {
        return HttpAnswer.of(307, Envelope.JSON, "").withHeader("Location", ask.request().path());
    }

    private static HttpAnswer technical(Ask ask) {
        return Envelope.refused(200, ask.transactionId(), "TECHNICAL_ERROR", "A technical error occurred");
    }

    private static HttpAnswer duplicate(Ask ask) {
        return Envelope.refused(409, ask.transactionId(), "DUPLICATE_TRANSACTION", "The transaction came before");
    }

    private static HttpAnswer internal(Ask ask) {
        return Envelope.refused(500, ask.transactionId(), "INTERNAL_ERROR", "Internal error");
    }
}
