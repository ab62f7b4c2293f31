using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Patients;

public static class PatientErrors
{
    public static DomainException DateInFuture(string pointer) =>
        CommonErrors.Rule("DATE_IN_FUTURE", pointer, "The date lies in the future.");

    public static DomainException DeceasedBeforeBirth() =>
        CommonErrors.Rule("DECEASED_BEFORE_BIRTH", "/deceasedOn", "The date of death lies before the date of birth.");

    public static DomainException Merged() =>
        new(new DomainError(
            "PATIENT_MERGED", ErrorKind.Conflict, "The record was merged into another one; write to that one (mergedIntoId)."));

    public static DomainException MergeWithSelf() =>
        CommonErrors.Rule("MERGE_WITH_SELF", "/intoPatientId", "A record cannot be merged into itself.");
}
