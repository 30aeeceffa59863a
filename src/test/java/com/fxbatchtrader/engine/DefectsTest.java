package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.ShakyDatabase.Trouble;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// Defects of this program: they end no loop, hold up no other batch, and leave every trade in a recorded state.
class DefectsTest {

    @Test
    void aBatchThatCantBeReadRestsAndTheOthersGoOn() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.lockTime = Duration.ofSeconds(30);
                    UUID broken = stage.desk.queue(3, 3, 9);
                    UUID sound = stage.desk.queue(3, 3, 5);
                    stage.desk.sql("update trade set pair = 'ABC/DE' where batch_id = ?", broken);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(sound, Duration.ofSeconds(20));
                    stage.seconds(100);
                    // it was tried about every half a minute, not without a pause
                    assertThat(stage.desk.batch(broken).fence()).isBetween(3L, 6L);
                    assertThat(stage.desk.batch(broken).status()).isEqualTo(BatchStatus.RUNNING);
                    stage.desk.sql("update trade set pair = 'USD/ZAR' where batch_id = ?", broken);
                    stage.desk.awaitEnd(broken);
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void theDispatcherSurvivesWhateverAClaimThrows() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    AtomicBoolean broken = new AtomicBoolean(true);
                    stage.workstation.weather =
                            new ShakyDatabase.Weather() {
                                @Override
                                public Trouble trouble(int n, boolean lease) {
                                    return broken.get() ? Trouble.DEFECT : Trouble.NONE;
                                }
                            };
                    UUID batch = stage.desk.queue(3, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(10);
                    broken.set(false);
                    stage.desk.awaitEnd(batch, Duration.ofSeconds(10));
                    stage.stop(engine);
                });
    }

    @Test
    void aDemandThatThrowsDelaysTheClaimOnly() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    AtomicBoolean broken = new AtomicBoolean(true);
                    stage.workstation.demand =
                            new Engine.Demand() {
                                @Override
                                public boolean wantsMore() {
                                    if (broken.get()) {
                                        throw new IllegalStateException("a defect");
                                    }
                                    return true;
                                }

                                @Override
                                public void claimed(UUID batchId) {
                                    throw new IllegalStateException("a defect");
                                }
                            };
                    UUID batch = stage.desk.queue(3, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(5);
                    broken.set(false);
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                });
    }

    @Test
    void aStepThatTheDatabaseCantHoldFailsItsTradeAndTheBatchEnds() {
        BankScript absurd =
                new BankScript() {
                    @Override
                    public BigDecimal rate(int n) {
                        return n == 2 ? new BigDecimal("99999999999") : MemoryBank.RATE;
                    }
                };
        Stage.play(
                absurd,
                stage -> {
                    UUID batch = stage.desk.queue(3, 1, 5);
                    stage.execute(batch);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
                    TradeRow failed = stage.desk.trades(batch).get(1);
                    assertThat(failed.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(failed.reason()).isEqualTo("INTERNAL_ERROR");
                    assertThat(stage.desk.steps(failed.id())).containsExactly("STARTED", "FAILED");
                    assertThat(stage.desk.batch(batch).fence()).isEqualTo(1);
                });
    }

    @Test
    void aTradeThatSomebodyChangesUnderTheRunIsLeftAloneAndItsQuoteCancelled() {
        BankScript slow =
                new BankScript() {
                    @Override
                    public Duration takes(String call) {
                        return Duration.ofSeconds(1);
                    }
                };
        Stage.play(
                slow,
                stage -> {
                    UUID batch = stage.desk.queue(2, 1, 5);
                    UUID changed = stage.desk.trades(batch).getFirst().id();
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "quoted",
                            Duration.ofSeconds(10),
                            () -> stage.desk.trades(batch).getFirst().status() == TradeStatus.QUOTED);
                    stage.desk.sql("update trade set status = 'FAILED', reason_code = 'BY_HAND' where id = ?", changed);
                    stage.desk.sql(
                            "update batch set failed_trades = 1, current_concurrent_trades = 0 where id = ?", batch);
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(stage.desk.trades(batch).getFirst().reason()).isEqualTo("BY_HAND");
                    assertThat(stage.bank.forgottenQuotes()).isEmpty();
                    assertThat(stage.bank.ledger()).hasSize(1);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aDefectInTheAskingIsAskedAgainLater() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.around =
                            gateway ->
                                    new PassingGateway(gateway) {
                                        private int asked;

                                        @Override
                                        public StatusAnswer status(String transactionId) {
                                            if (++asked < 3) {
                                                throw new IllegalStateException("a defect");
                                            }
                                            return super.status(transactionId);
                                        }
                                    };
                    UUID batch = stage.desk.queue(1, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofHours(2));
                    assertThat(stage.desk.trade(batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    stage.stop(engine);
                });
    }

    @Test
    void aDefectAfterTheSendLeavesTheTradeInDoubtAndItIsFound() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.around =
                            gateway ->
                                    new PassingGateway(gateway) {
                                        @Override
                                        public BookingAnswer book(BookingRequest request, Duration deadline) {
                                            BookingAnswer answer = super.book(request, deadline);
                                            if (broken.getAndSet(false)) {
                                                throw new IllegalStateException("a defect");
                                            }
                                            return answer;
                                        }
                                    };
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id()))
                            .containsSubsequence("BOOKING", "IN_DOUBT", "BOOKED", "SUCCEEDED")
                            .containsOnlyOnce("BOOKING");
                    // by its own thread at once, not by the recovery of a later run
                    assertThat(stage.desk.column("select reason from event where kind = 'TRADE_IN_DOUBT'"))
                            .singleElement()
                            .asString()
                            .contains("a defect of this program: IllegalStateException");
                });
    }

    @Test
    void aThreadThatDiesInItsBookingHoldsNothingUpAndItsTradeIsInDoubt() {
        AtomicBoolean reached = new AtomicBoolean();
        assertThatThrownBy(
                        () ->
                                Stage.play(
                                        BankScript.CLEAN,
                                        stage -> {
                                            stage.workstation.around =
                                                    gateway ->
                                                            new PassingGateway(gateway) {
                                                                private boolean dead;

                                                                @Override
                                                                public BookingAnswer book(
                                                                        BookingRequest request, Duration deadline) {
                                                                    if (!dead) {
                                                                        dead = true;
                                                                        throw new InternalError(
                                                                                "the machine is broken");
                                                                    }
                                                                    return super.book(request, deadline);
                                                                }
                                                            };
                                            UUID batch = stage.desk.queue(3, 3, 5);
                                            stage.execute(batch);
                                            assertThat(stage.desk.trades(batch))
                                                    .extracting(TradeRow::reason)
                                                    .contains("NOT_BOOKED");
                                            assertThat(stage.desk.batch(batch).status())
                                                    .isEqualTo(BatchStatus.PARTIAL_SUCCESS);
                                            reached.set(true);
                                        }))
                .isInstanceOf(InternalError.class);
        assertThat(reached).isTrue();
    }

    @Test
    void quotesThatADeadOwnerLeftAreCancelledByTheNext() {
        BankScript slow =
                new BankScript() {
                    @Override
                    public Duration takes(String call) {
                        return Duration.ofMillis(call.equals("token") ? 3000 : 50);
                    }

                    @Override
                    public Duration quoteLife() {
                        return Duration.ofMinutes(2);
                    }
                };
        Stage.play(
                slow,
                stage -> {
                    UUID batch = stage.desk.queue(3, 3, 5);
                    Workstation dying = stage.desk.workstationBeside("dead:9:x");
                    dying.lockTime = Duration.ofSeconds(10);
                    dying.start(stage.bank);
                    stage.time.pause(Duration.ofMillis(500));
                    assertThat(stage.desk.trades(batch)).allMatch(trade -> trade.status() == TradeStatus.QUOTED);
                    dying.machine.kill();
                    stage.execute(batch);
                    assertThat(stage.bank.cancelledQuotes()).hasSize(3);
                    assertThat(stage.bank.forgottenQuotes()).isEmpty();
                });
    }

    @Test
    void aBankThatHangsOnCancelsDoesNotHoldUpATakeover() {
        BankScript hanging =
                new BankScript() {
                    @Override
                    public Duration takes(String call) {
                        return switch (call) {
                            case "cancelquote" -> Duration.ofSeconds(40);
                            case "token" -> Duration.ofSeconds(3);
                            default -> Duration.ofMillis(50);
                        };
                    }

                    @Override
                    public Duration quoteLife() {
                        return Duration.ofMinutes(2);
                    }

                    @Override
                    public Optional<BankException> failure(String call) {
                        return call.equals("cancelquote")
                                ? Optional.of(new BankException(BankException.Kind.TIMEOUT, call, "no answer"))
                                : Optional.empty();
                    }
                };
        Stage.play(
                hanging,
                stage -> {
                    UUID batch = stage.desk.queue(2, 2, 5);
                    Workstation dying = stage.desk.workstationBeside("dead:9:x");
                    dying.lockTime = Duration.ofSeconds(10);
                    dying.start(stage.bank);
                    stage.time.pause(Duration.ofMillis(500));
                    dying.machine.kill();
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofSeconds(30));
                    stage.stop(engine);
                });
    }

    @Test
    void oneTradeInDoubtCanBeAskedForByItself() {
        BankScript doubtful =
                new BankScript() {
                    @Override
                    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                        return Fate.BOOKED_NO_ANSWER;
                    }

                    @Override
                    public Duration statusLag() {
                        return Duration.ofMinutes(1);
                    }
                };
        Stage.play(
                doubtful,
                stage -> {
                    UUID batch = stage.desk.queue(1, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "a doubt", Duration.ofSeconds(30), () -> stage.desk.batch(batch).nextCheckAt().isPresent());
                    stage.stop(engine);
                    stage.seconds(60);
                    Engine asking = stage.workstation.engine(stage.bank);
                    Optional<String> answer = asking.askOnce(batch, stage.desk.trade(batch).id());
                    assertThat(answer).hasValueSatisfying(text -> assertThat(text).contains("COMPLETED"));
                    assertThat(stage.desk.trade(batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                });
    }

    @Test
    void aBatchInOtherHandsIsNotAskedFor() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID batch = stage.desk.queue(200, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(2);
                    Workstation beside = stage.desk.workstationBeside("there:2:b");
                    Engine asking = beside.engine(stage.bank);
                    assertThat(asking.askOnce(batch, stage.desk.trades(batch).getFirst().id())).isEmpty();
                    stage.stop(engine);
                });
    }
}
