using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>That a payer pays for services to a patient, and how far.</summary>
public sealed class PatientCoverage : AggregateRoot, IPatientRecord, IIdentified
{
    private PatientCoverage()
    {
    }

    public CoverageId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    /// <summary>Member numbers, in the payer's naming system.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    public IReadOnlyList<Identifier> ClaimedIdentifiers => EnteredInError is null ? Identifiers : [];

    public CoverageTerms Terms { get; private set; } = null!;

    public EnteredInError? EnteredInError { get; private set; }

    /// <param name="currency">Of the organization (D24).</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, PATIENT_MERGED of the patient; 422 PERIOD_ENDS_BEFORE_START, PLAN_YEARS_OVERLAP, WRONG_CURRENCY, LIMIT_EXCEEDED, DUPLICATE,
    /// INVALID_NPI.
    /// </exception>
    public static PatientCoverage Add(CoverageId id, Patient patient, IReadOnlyList<Identifier> identifiers, CoverageTerms terms, string currency)
    {
        patient.RequireCurrent();
        var coverage = new PatientCoverage { Id = id, OrganizationId = patient.OrganizationId, PatientId = patient.Id };
        coverage.Apply(identifiers, terms, currency);
        coverage.Record(new CoverageAdded(id, patient.Id));
        return coverage;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR; 422 as <see cref="Add"/>.</exception>
    public void Update(IReadOnlyList<Identifier> identifiers, CoverageTerms terms, string currency)
    {
        RequireNotInError();
        Apply(identifiers, terms, currency);
        Record(new CoverageUpdated(Id, PatientId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Record(new CoverageEnteredInError(Id, PatientId));
    }

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }

    private void Apply(IReadOnlyList<Identifier> identifiers, CoverageTerms terms, string currency)
    {
        Identifiers = identifiers.RequireValid();
        Terms = terms.RequireValid(currency);
    }
}
