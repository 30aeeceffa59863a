package com.fxbatchtrader.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.settings.SettingsException;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

class JudgeTest {

    private final Judge judge = new Judge();

    private Verdict verdict(Exception failure) {
        return judge.judge(failure).orElseThrow();
    }

    @Test
    void settings_and_usage_exit_with_2_and_tell_each_problem() {
        assertThat(verdict(new SettingsException(List.of("a", "b"))))
                .isEqualTo(new Verdict(ExitCode.USAGE, List.of("a", "b")));
        assertThat(verdict(new CommandFailure(ExitCode.NONE_SUCCEEDED, "x")))
                .isEqualTo(new Verdict(ExitCode.NONE_SUCCEEDED, List.of("x")));
    }

    @ParameterizedTest
    @EnumSource(DatabaseException.Kind.class)
    void a_database_that_cannot_be_used_exits_with_5_but_a_refused_address_with_2(DatabaseException.Kind kind) {
        ExitCode expected = kind == DatabaseException.Kind.REFUSED_URL ? ExitCode.USAGE : ExitCode.UNREACHABLE;

        assertThat(verdict(new DatabaseException(kind, "why, and what to do")))
                .isEqualTo(new Verdict(expected, List.of("why, and what to do")));
    }

    @ParameterizedTest
    @EnumSource(BankException.Kind.class)
    void a_bank_that_cannot_be_used_exits_with_5_and_says_what_to_do(BankException.Kind kind) {
        Verdict verdict = verdict(new BankException(kind, "balance", "no connection to 127.0.0.1:1"));

        assertThat(verdict.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(verdict.lines()).singleElement().asString().startsWith("the bank: no connection to 127.0.0.1:1; ");
    }

    @Test
    void the_desks_refusals_are_told_as_they_are() {
        assertThat(verdict(new RefusedException(new Refusal.NotFound("there is no batch #7", "batch list shows all"))))
                .isEqualTo(new Verdict(ExitCode.USAGE, List.of("there is no batch #7; batch list shows all")));
        assertThat(verdict(new RefusedException(new Refusal.NotNow("somebody is at it", "try again"))).exitCode())
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(verdict(new CommitUnknownException("lost", new IllegalStateException())).exitCode())
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void files_are_named_with_what_is_wrong_with_them() {
        assertThat(verdict(new UncheckedIOException(new NoSuchFileException("/x"))).lines())
                .containsExactly("/x: there is no such file or folder; check the path");
        assertThat(verdict(new UncheckedIOException(new AccessDeniedException("/x"))).lines())
                .containsExactly("/x: is not allowed to be read or written; check its permissions");
        assertThat(verdict(new UncheckedIOException(new FileSystemException("/x", "", "No space left"))).lines())
                .containsExactly("/x: No space left; check the path");
    }

    @Test
    void what_is_wrapped_is_found() {
        assertThat(verdict(new IllegalStateException(new SettingsException("a"))).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_defect_of_the_program_has_no_verdict() {
        assertThat(judge.judge(new IllegalStateException("oops"))).isEmpty();
    }

    @Test
    void exit_codes_are_those_of_the_contract() {
        assertThat(List.of(ExitCode.values()).stream().map(ExitCode::code)).containsExactly(0, 1, 2, 3, 4, 5, 6, 130);
    }
}
