using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

public static class PractitionerErrors
{
    public static DomainException SupervisorIsSelf() =>
        CommonErrors.Rule("SUPERVISOR_IS_SELF", "/supervisorId", "Nobody supervises themselves.");

    public static DomainException CredentialPeriod(string pointer) =>
        CommonErrors.Rule("CREDENTIAL_PERIOD", pointer, "A credential ends on or after the day it starts.");

    public static DomainException CredentialNotActive() =>
        new(new DomainError(
            "CREDENTIAL_NOT_ACTIVE", ErrorKind.RuleBroken, "The practitioner holds no credential that is valid on that day."));
}
