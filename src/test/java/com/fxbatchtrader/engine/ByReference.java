package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.bank.StatusAnswer.State;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.engine.trade.ReferenceAnswer.Why;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Plays with a trade in doubt of which only a person knows the bank's reference. The bank knows deals by its own ids
/// only (T1 is client A's, T2 client B's), no line of its statement carries a key, and the answer to client B's booking
/// was lost: by itself the program can't settle it.
final class ByReference {

    static final Hand THANDI = new Hand("user:thandi@desk-1", "on the bank's slip 4711");

    /// A bank whose answers to its own ids name our key, as the test wants them.
    static class OwnIds extends Doubtful {

        String keyOfB = "";
        boolean names = true;
        boolean byKey;
        boolean away;
        State state = State.COMPLETED;

        OwnIds(Fate ofB) {
            fates.put("B", ofB);
        }

        @Override
        public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
            if (deal.from().cif().equals("B")) {
                keyOfB = request.key().toString();
            }
            return super.fate(request, deal, nth);
        }

        @Override
        public boolean answersByKey() {
            return byKey;
        }

        @Override
        public boolean statementCarriesKey() {
            return false;
        }

        @Override
        public Optional<BankException> failure(String call) {
            return away && call.equals("GetTxnStatus")
                    ? Optional.of(new BankException(BankException.Kind.CONNECT, call, "no route"))
                    : Optional.empty();
        }

        @Override
        public StatusAnswer status(StatusAnswer truth, String id, int asked) {
            return truth instanceof StatusAnswer.Known known && id.equals("T2")
                    ? new StatusAnswer.Known(state, known.transactionId(), ids(known), known.meta())
                    : truth;
        }

        private Set<String> ids(StatusAnswer.Known known) {
            Set<String> ids = new HashSet<>(known.ids());
            ids.remove(keyOfB);
            if (names) {
                ids.add(keyOfB);
            }
            return ids;
        }
    }

    /// Plays with client B's trade in doubt, and no process at work.
    static void play(OwnIds script, Consumer<Scene> play) {
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "B is in doubt and left to the asking",
                            Duration.ofSeconds(60),
                            () -> stage.desk.batch(batch).nextCheckAt().isPresent());
                    stage.stop(engine);
                    Scene scene = new Scene(stage, batch, script);
                    assertThat(scene.status()).isEqualTo(TradeStatus.IN_DOUBT);
                    play.accept(scene);
                    assertThat(stage.bank.received()).hasSize(2);
                });
    }

    record Scene(Stage stage, UUID batch, OwnIds script) {

        TradeStatus status() {
            return Doubtful.second(stage, batch).status();
        }

        UUID trade() {
            return Doubtful.second(stage, batch).id();
        }

        Attempt attempt() {
            return Doubtful.attempt(stage, batch);
        }

        Optional<ReferenceAnswer> give(String reference) {
            return stage.workstation.engine(stage.bank).askOnceByReference(batch, trade(), reference, THANDI);
        }

        void refuses(String reference, Why why, String... words) {
            Attempt.Inquiry before = attempt().inquiry();
            assertThat(give(reference))
                    .hasValueSatisfying(
                            answer -> {
                                assertThat(answer).isInstanceOf(ReferenceAnswer.NotProven.class);
                                assertThat(((ReferenceAnswer.NotProven) answer).why()).isEqualTo(why);
                                assertThat(answer.said()).contains(words);
                            });
            assertThat(status()).isEqualTo(TradeStatus.IN_DOUBT);
            assertThat(attempt().outcome()).isEqualTo(AttemptOutcome.OPEN);
            Attempt.Inquiry after = attempt().inquiry();
            // it was no answer to our key: neither the back-off nor the evidence of "unknown" has moved
            assertThat(after.count()).isEqualTo(before.count());
            assertThat(after.nextAt()).isEqualTo(before.nextAt());
            assertThat(after.unknownFirst()).isEqualTo(before.unknownFirst());
            assertThat(stage.desk.batch(batch).lock()).isEmpty();
        }

        List<String> inItsName() {
            return stage.desk.column(
                    "select kind from event where actor = 'user:thandi@desk-1' and reason = 'on the bank''s slip 4711'"
                            + " order by number");
        }
    }

    private ByReference() {}
}
