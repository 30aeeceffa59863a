package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.Endpoint.Prepared;
import com.fxbatchtrader.bank.simulator.deal.Ids;
import com.fxbatchtrader.bank.simulator.deal.RefusedException;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.fault.Faults;
import com.fxbatchtrader.bank.simulator.http.Delivery;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;
import com.fxbatchtrader.bank.simulator.http.HttpHandler;
import com.fxbatchtrader.bank.simulator.http.HttpRequest;
import com.fxbatchtrader.bank.simulator.http.Waits;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Takes each request to its call, and lets happen to it what the faults decide.
final class Router implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<Call, Endpoint> endpoints;
    private final Tokens tokens;
    private final Faults faults;
    private final Ids ids;
    private final Waits waits;
    private final InstantSource clock;
    private final Counters counters = new Counters();
    private final FormerAnswers former = new FormerAnswers();

    Router(Map<Call, Endpoint> endpoints, Tokens tokens, Faults faults, Ids ids, Waits waits, InstantSource clock) {
        this.endpoints = new EnumMap<>(endpoints);
        this.tokens = tokens;
        this.faults = faults;
        this.ids = ids;
        this.waits = waits;
        this.clock = clock;
    }

    Counters counters() {
        return counters;
    }

    @Override
    public Delivery handle(HttpRequest request) {
        Ask ask = new Ask(request, clock.instant(), ids.transaction());
        Optional<Call> call = Call.at(request.path());
        if (call.isEmpty()) {
            return whole(ask, plain(404, "no such address"));
        }
        counters.count(call.get());
        if (!request.method().equals("POST")) {
            return whole(ask, plain(405, "POST only").withHeader("Allow", "POST"));
        }
        return taken(call.get(), ask);
    }

    private static HttpAnswer plain(int status, String text) {
        return HttpAnswer.of(status, "text/plain; charset=utf-8", text + "\n");
    }

    private static Delivery whole(Ask ask, HttpAnswer answer) {
        return Delivery.whole(WireDate.put(answer, ask.arrived()));
    }

    private Delivery taken(Call call, Ask ask) {
        boolean admitted = call == Call.TOKEN || tokens.admit(ask.request(), ask.arrived());
        try {
            // Also without a good token: a booking request that came is written down, whatever it then gets.
            Prepared prepared = endpoint(call).prepare(ask);
            return admitted ? served(call, ask, prepared) : whole(ask, Tokens.unauthorised(ask));
        } catch (InvalidRequestException e) {
            HttpAnswer refusal =
                    admitted ? Envelope.invalid(ask.transactionId(), e.errors()) : Tokens.unauthorised(ask);
            return whole(ask, refusal);
        }
    }

    private Endpoint endpoint(Call call) {
        Endpoint endpoint = endpoints.get(call);
        if (endpoint == null) {
            throw new IllegalStateException("nothing serves " + call);
        }
        return endpoint;
    }

    private Delivery served(Call call, Ask ask, Prepared prepared) {
        FaultPlan plan = faults.plan(call, prepared.subject());
        counters.count(plan.fault());
        waits.pause(plan.latency());
        return switch (plan.fault().kind()) {
            case INSTEAD -> Mishaps.instead(ask, plan);
            case REFUSAL -> whole(ask, refusal(ask, plan.fault()));
            case AFTER -> Mishaps.after(ask, plan, former.mixed(call, plan, outcome(ask, prepared, plan)));
            case LATER -> Delivery.reset().then(() -> later(ask, prepared, plan));
            case INSIDE, TRAIT -> whole(ask, former.given(call, outcome(ask, prepared, plan)));
        };
    }

    private static HttpAnswer outcome(Ask ask, Prepared prepared, FaultPlan plan) {
        try {
            return prepared.act(plan);
        } catch (RefusedException e) {
            return Envelope.refused(ask.transactionId(), e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static HttpAnswer refusal(Ask ask, Fault fault) {
        return Envelope.refused(ask.transactionId(), fault.name(), "The bank says no: " + fault.word());
    }

    /// Does a call's work after its connection is gone. A bank that is closed meanwhile no longer does it.
    private void later(Ask ask, Prepared prepared, FaultPlan plan) {
        Duration wait = plan.behaviour().doneAfter().pick(plan.seed().with("done-after"));
        if (waits.pause(wait)) {
            HttpAnswer nobodyReads = outcome(ask, prepared, plan);
            LOG.debug("{} was done {} after its connection: {}", ask.request().path(), wait, nobodyReads.status());
            counters.countLate();
        }
    }
}
