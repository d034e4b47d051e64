package io.onbehalf.smsc.profile;

import static io.onbehalf.smsc.profile.Habit.DATA_SM_RECEIPT;
import static io.onbehalf.smsc.profile.Habit.DROPS;
import static io.onbehalf.smsc.profile.Habit.HYPHENATED_ID;
import static io.onbehalf.smsc.profile.Habit.ID_IN_TEXT_ONLY;
import static io.onbehalf.smsc.profile.Habit.LATE_ANSWERS;
import static io.onbehalf.smsc.profile.Habit.LATIN_1;
import static io.onbehalf.smsc.profile.Habit.NACKS;
import static io.onbehalf.smsc.profile.Habit.NATIONAL_NUMBERS;
import static io.onbehalf.smsc.profile.Habit.NO_RECEIPT_BIT;
import static io.onbehalf.smsc.profile.Habit.NO_REFERENCE;
import static io.onbehalf.smsc.profile.Habit.ONE_ID;
import static io.onbehalf.smsc.profile.Habit.ONE_RECEIPT;
import static io.onbehalf.smsc.profile.Habit.OTHER_WORDS;
import static io.onbehalf.smsc.profile.Habit.PADDED_ID;
import static io.onbehalf.smsc.profile.Habit.REFUSES_BINDS;
import static io.onbehalf.smsc.profile.Habit.SWAPPED_ADDRESSES;
import static io.onbehalf.smsc.profile.Habit.THROTTLES;
import static io.onbehalf.smsc.profile.Habit.UCS2_RECEIPT;
import static io.onbehalf.smsc.profile.Habit.UNTERMINATED_ID;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An account of the simulator with the habits of some SMSC. The system id of a bind selects it.
public enum SmscProfile {
    /// The simulator's own account.
    USUAL(""),
    PADDED("padded", PADDED_ID, NO_REFERENCE, THROTTLES),
    UNTERMINATED("unterminated", UNTERMINATED_ID, NO_REFERENCE, NATIONAL_NUMBERS),
    HYPHENATED("hyphenated", HYPHENATED_ID, NO_REFERENCE, DROPS),
    SAME_ID("same-id", ONE_ID, NO_REFERENCE, LATE_ANSWERS),
    WHOLE_TEXT("whole-text", ONE_RECEIPT, ID_IN_TEXT_ONLY, NO_REFERENCE, NACKS),
    UNMARKED("unmarked", NO_RECEIPT_BIT, NO_REFERENCE, DROPS, REFUSES_BINDS),
    WIDE("wide", UCS2_RECEIPT, OTHER_WORDS, NO_REFERENCE, THROTTLES, NACKS),
    DATA("data", DATA_SM_RECEIPT, SWAPPED_ADDRESSES, NO_REFERENCE, LATE_ANSWERS),
    LATIN("latin", LATIN_1, OTHER_WORDS, NATIONAL_NUMBERS, NO_REFERENCE, DROPS, THROTTLES);

    private static final Map<String, SmscProfile> BY_SYSTEM_ID =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(SmscProfile::systemId, Function.identity()));

    private final String systemId;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Habit> habits;

    SmscProfile(String systemId, Habit... habits) {
        this.systemId = systemId;
        this.habits = Set.of(habits);
    }

    /// The profile that a system id selects; [#USUAL] for any other system id.
    public static SmscProfile of(String systemId) {
        return BY_SYSTEM_ID.getOrDefault(systemId, USUAL);
    }

    /// All but [#USUAL].
    public static List<SmscProfile> odd() {
        return Arrays.stream(values()).filter(profile -> profile != USUAL).toList();
    }

    /// The system id to bind with; empty for [#USUAL], which is whatever the simulator's options say.
    public String systemId() {
        return systemId;
    }

    public boolean has(Habit habit) {
        return habits.contains(habit);
    }

    public Set<Habit> habits() {
        return habits;
    }
}
