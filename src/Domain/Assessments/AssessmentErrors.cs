using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Assessments;

public static class AssessmentErrors
{
    public static DomainException VariantRequired() =>
        CommonErrors.Rule("VARIANT_REQUIRED", "/variant", "The wording changes the score: say which one was asked.");

    public static DomainException VariantNotTaken() =>
        CommonErrors.Rule("VARIANT_NOT_TAKEN", "/variant", "The instrument has one wording.");

    public static DomainException NotSelfReported() =>
        CommonErrors.Rule("INSTRUMENT_NOT_SELF_REPORTED", "/instrument", "A clinician asks it.");

    public static DomainException UnknownItem(string pointer) =>
        CommonErrors.Rule("UNKNOWN_ITEM", pointer, "The instrument has no such item.");

    public static DomainException AnsweredTwice(string pointer) =>
        CommonErrors.Rule("DUPLICATE", pointer, "The item is answered more than once.");

    public static DomainException ItemOutOfRange(string pointer, InstrumentItem item) => CommonErrors.Rule(
        "ITEM_OUT_OF_RANGE",
        pointer,
        item.Answers.Count == 0
            ? $"A whole number from {item.Minimum} to {item.Maximum}."
            : $"One of {string.Join(", ", item.Answers.Select(answer => answer.Value))}.");

    public static DomainException ItemNotAsked(string pointer, string decidingItem) =>
        CommonErrors.Rule("ITEM_NOT_ASKED", pointer, $"The answer to item {decidingItem} passes over it.");

    public static DomainException ItemMissing(IEnumerable<string> items) =>
        CommonErrors.Rule("ITEM_MISSING", "/answers", $"Not answered: {string.Join(", ", items)}.");

    /// <summary>A total that the client worked out is not the server's: one of the two misread the instrument.</summary>
    public static DomainException ScoreMismatch(string pointer) =>
        CommonErrors.Rule("SCORE_MISMATCH", pointer, "The answers do not give this.");
}
