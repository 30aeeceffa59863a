package com.fxbatchtrader.bank.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class FaultsTest {

    private static final FaultProfile HOSTILE = FaultProfile.named("hostile");

    private static List<Subject> deals() {
        List<Subject> deals = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            deals.add(new Subject("1234567" + i % 7, "BUY USD/ZAR ZAR " + i));
        }
        return deals;
    }

    private static Map<Subject, FaultPlan> plans(long seed, List<Subject> deals) {
        Faults faults = new Faults(new Seed(seed), HOSTILE);
        Map<Subject, FaultPlan> plans = new HashMap<>();
        deals.forEach(deal -> plans.put(deal, faults.plan(Call.BOOK, deal)));
        return plans;
    }

    @Test
    void a_deal_has_the_same_trouble_whatever_the_order_of_requests() {
        List<Subject> turned = deals();
        Collections.reverse(turned);

        assertThat(plans(5, turned)).isEqualTo(plans(5, deals()));
    }

    @Test
    void another_seed_gives_other_troubles() {
        assertThat(plans(6, deals())).isNotEqualTo(plans(5, deals()));
    }

    @Test
    void a_fault_happens_about_as_often_as_its_share() {
        Faults faults =
                new Faults(
                        new Seed(3),
                        FaultProfile.clean().with("book.reset-after", "0.2").with("book.status-pending", "0.1"));
        List<FaultPlan> plans = deals().stream().map(deal -> faults.plan(Call.BOOK, deal)).toList();

        assertThat(plans.stream().filter(plan -> plan.is(Fault.RESET_AFTER)).count()).isBetween(330L, 470L);
        assertThat(plans.stream().filter(plan -> plan.traits().contains(Fault.STATUS_PENDING)).count())
                .isBetween(150L, 250L);
    }

    @Test
    void the_same_deal_asked_again_throws_its_dice_again() {
        Faults faults = new Faults(new Seed(3), FaultProfile.clean().with("book.html", "0.5"));
        List<Fault> faultsOfOne = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            faultsOfOne.add(faults.plan(Call.BOOK, Subject.NOBODY).fault());
        }

        assertThat(faultsOfOne).contains(Fault.HTML, Fault.NONE);
    }

    @Test
    void a_script_goes_before_the_profile_and_a_clients_script_before_all() {
        Faults faults = new Faults(new Seed(1), FaultProfile.clean());
        faults.next(Call.BOOK, Fault.HTML, Fault.NONE, Fault.RESET_AFTER);
        faults.nextFor("1", Call.BOOK, Fault.SERVER_ERROR);
        Subject one = new Subject("1", "");

        assertThat(faults.plan(Call.BOOK, one).fault()).isEqualTo(Fault.SERVER_ERROR);
        assertThat(faults.plan(Call.BALANCE, one).fault()).isEqualTo(Fault.NONE);
        assertThat(faults.plan(Call.BOOK, one).fault()).isEqualTo(Fault.HTML);
        assertThat(faults.plan(Call.BOOK, Subject.NOBODY).fault()).isEqualTo(Fault.NONE);
        assertThat(faults.plan(Call.BOOK, Subject.NOBODY).fault()).isEqualTo(Fault.RESET_AFTER);
        assertThat(faults.plan(Call.BOOK, Subject.NOBODY).fault()).isEqualTo(Fault.NONE);
    }

    @Test
    void a_scripted_trait_is_a_trait() {
        Faults faults = new Faults(new Seed(1), FaultProfile.clean());
        faults.next(Call.BOOK, Fault.STATUS_LAGS);

        FaultPlan plan = faults.plan(Call.BOOK, Subject.NOBODY);

        assertThat(plan.fault()).isEqualTo(Fault.NONE);
        assertThat(plan.traits()).containsExactly(Fault.STATUS_LAGS);
    }

    @Test
    void a_call_is_not_scripted_with_what_it_cannot_have() {
        Faults faults = new Faults(new Seed(1), FaultProfile.clean());

        assertThatThrownBy(() -> faults.next(Call.BALANCE, Fault.RATE_CHANGED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("balance cannot have rate-changed");
    }

    @Test
    void latencies_stay_in_their_spans_and_some_are_slow() {
        Faults faults =
                new Faults(
                        new Seed(1),
                        FaultProfile.clean()
                                .with("latency", "5ms..10ms")
                                .with("slow-latency", "100ms..200ms")
                                .with("slow-share", "0.1"));
        List<Duration> latencies = deals().stream().map(deal -> faults.plan(Call.BALANCE, deal).latency()).toList();

        assertThat(latencies).allMatch(time -> between(time, 5, 10) || between(time, 100, 200));
        assertThat(latencies.stream().filter(time -> time.toMillis() >= 100).count()).isBetween(120L, 280L);
    }

    private static boolean between(Duration time, long leastMillis, long mostMillis) {
        return time.toMillis() >= leastMillis && time.compareTo(Duration.ofMillis(mostMillis)) <= 0;
    }

    @Test
    void words_are_read_as_they_are_written() {
        for (Fault fault : Fault.values()) {
            assertThat(Fault.parse(fault.word())).contains(fault);
        }
        for (Call call : Call.values()) {
            assertThat(Call.parse(call.word())).contains(call);
            assertThat(Call.at(call.path())).contains(call);
        }
    }

    @Test
    void a_span_is_read_in_both_forms() {
        assertThat(Span.parse("250ms")).isEqualTo(Span.ofMillis(250, 250));
        assertThat(Span.parse("1s..2m")).isEqualTo(Span.ofMillis(1_000, 120_000));
        assertThat(Span.parse("1h").least()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> Span.parse("2s..1s")).isInstanceOf(IllegalArgumentException.class);
    }
}
