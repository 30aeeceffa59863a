package com.fxbatchtrader.app.door;

import com.fxbatchtrader.app.settings.SettingsException;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.http.BankSettingsException;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.desk.WrongBankException;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Says what a failure means. Every room throws typed failures whose messages are made for people; what is none of them
/// is a defect of this program.
public final class Judge {

    /// Empty when the failure is a defect of this program.
    public Optional<Verdict> judge(Throwable failure) {
        Optional<Verdict> verdict = judgeOne(failure);
        Throwable cause = failure.getCause();
        return verdict.isPresent() || cause == null ? verdict : judge(cause);
    }

    private static Optional<Verdict> judgeOne(Throwable failure) {
        return switch (failure) {
            case CommandFailure f -> Optional.of(new Verdict(f.exitCode(), f.lines()));
            case SettingsException f -> Optional.of(new Verdict(ExitCode.USAGE, f.lines()));
            case BankException f -> Optional.of(bank(f));
            case BankSettingsException f -> Optional.of(Verdict.of(ExitCode.USAGE, text(f)));
            case DatabaseException f -> Optional.of(Verdict.of(database(f), text(f)));
            case CommitUnknownException f -> Optional.of(Verdict.of(ExitCode.UNREACHABLE, text(f)));
            case WrongBankException f -> Optional.of(Verdict.of(ExitCode.USAGE, text(f)));
            case FileRefusedException f -> Optional.of(Verdict.of(ExitCode.NONE_SUCCEEDED, text(f)));
            case RefusedException f -> Optional.of(Verdict.of(refusal(f.refusal()), text(f)));
            case FileSystemException f -> Optional.of(Verdict.of(ExitCode.USAGE, file(f)));
            default -> Optional.empty();
        };
    }

    private static String text(RuntimeException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }

    private static ExitCode database(DatabaseException failure) {
        return failure.kind() == DatabaseException.Kind.REFUSED_URL ? ExitCode.USAGE : ExitCode.UNREACHABLE;
    }

    private static ExitCode refusal(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound _, Refusal.BadOrder _ -> ExitCode.USAGE;
            // the same order may be right a little later
            case Refusal.NotNow _, Refusal.UnknownEnd _ -> ExitCode.UNREACHABLE;
        };
    }

    private static Verdict bank(BankException failure) {
        String what = "the bank: " + failure.getMessage();
        return switch (failure.kind()) {
            case CONNECT, TIMEOUT, CUT, SERVER_ERROR, THROTTLED ->
                    Verdict.of(ExitCode.UNREACHABLE, what + "; check --bank, or try again");
            case CREDENTIALS ->
                    Verdict.of(ExitCode.UNREACHABLE, what + "; check FXBATCH_BANK_CLIENT_ID and the others");
            case PROTOCOL, REFUSED -> Verdict.of(ExitCode.UNREACHABLE, what + "; the log has the answer");
        };
    }

    private static String file(FileSystemException failure) {
        String reason =
                switch (failure) {
                    case NoSuchFileException _ -> "there is no such file or folder; check the path";
                    case AccessDeniedException _ -> "is not allowed to be read or written; check its permissions";
                    default -> Optional.ofNullable(failure.getReason()).orElse("can't be used") + "; check the path";
                };
        return Optional.ofNullable(failure.getFile()).orElse("a file") + ": " + reason;
    }
}
