namespace TreatmentPlans.Domain.Common;

/// <summary>An aggregate that tells of one patient: every query of it passes the disclosure filter (D28).</summary>
public interface IPatientRecord
{
    PatientId PatientId { get; }
}
