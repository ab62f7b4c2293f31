namespace TreatmentPlans.Application.Common;

/// <summary>Claims of an access token, whoever issued it (D25). A missing one denies.</summary>
public static class CallerClaims
{
    public const string Organization = "org";
    public const string ClientId = "client_id";
    public const string Roles = "roles";
    public const string Scope = "scope";
    public const string PractitionerId = "practitioner_id";
    public const string PatientId = "patient_id";
}
