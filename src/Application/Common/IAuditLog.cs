using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>Entries of requests that change nothing, and of denials. Durable when the task ends; many share one commit.</summary>
public interface IAuditLog
{
    Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);

    /// <summary>A denial without identity: counted per address and minute (D37).</summary>
    Task CountAnonymousDenialAsync(string address, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Whose records this request has touched. Aggregates tell it when they load or are saved; a read past them must say so itself.</summary>
public interface IDisclosureTrail
{
    IReadOnlyCollection<PatientId> Patients { get; }

    /// <param name="patient">None is nobody's: a record that may tell of a patient, and does not.</param>
    void Disclosed(PatientId patient);

    /// <param name="record">Loaded in one go: whose it is it knows before the next one is.</param>
    void Loading(IPatientRecord record);
}

public sealed class DisclosureTrail : IDisclosureTrail
{
    private readonly HashSet<PatientId> _patients = [];
    private IPatientRecord? _loading;

    public IReadOnlyCollection<PatientId> Patients
    {
        get
        {
            Loaded();
            return _patients;
        }
    }

    public void Loading(IPatientRecord record)
    {
        Loaded();
        _loading = record;
    }

    public void Disclosed(PatientId patient)
    {
        if (patient != default)
        {
            _patients.Add(patient);
        }
    }

    private void Loaded()
    {
        if (_loading is { } record)
        {
            _loading = null;
            Disclosed(record.PatientId);
        }
    }
}

/// <summary>No answer leaves without its audit entry: the request fails as unavailable.</summary>
public sealed class AuditUnavailableException(Exception cause) : Exception("The audit log cannot be written.", cause);
