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

    /// <summary>The payer's suffix of the family's number for this member of it; null where the number is the patient's alone.</summary>
    public string? Dependent { get; private set; }

    /// <summary>A number that a family shares is told apart by the suffix (COV-9).</summary>
    public IReadOnlyList<Identifier> ClaimedIdentifiers => EnteredInError is not null ? []
        : Dependent is null ? Identifiers
        : [.. Identifiers.Select(identifier => identifier with { Value = $"{identifier.Value}/{Dependent}" })];

    public CoverageTerms Terms { get; private set; } = null!;

    /// <summary>In the order in which they became known; the last ones hold.</summary>
    public IReadOnlyList<RecordedTerms> TermsLog { get; private set; } = [];

    /// <summary>That of <see cref="Terms"/>, in a column of its own for filters.</summary>
    public CoverageKind Kind { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <param name="currency">Of the organization (D24).</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, PATIENT_MERGED of the patient; 422 PERIOD_ENDS_BEFORE_START, PLAN_YEARS_OVERLAP, WRONG_CURRENCY, LIMIT_EXCEEDED, DUPLICATE,
    /// INVALID_NPI.
    /// </exception>
    public static PatientCoverage Add(
        CoverageId id,
        Patient patient,
        IReadOnlyList<Identifier> identifiers,
        CoverageTerms terms,
        string currency,
        DateTimeOffset now,
        string? dependent = null)
    {
        patient.RequireCurrent();
        var coverage = new PatientCoverage { Id = id, OrganizationId = patient.OrganizationId, PatientId = patient.Id };
        coverage.Apply(identifiers, dependent, terms, currency, now);
        coverage.Record(new CoverageAdded(id, patient.Id));
        return coverage;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR; 422 as <see cref="Add"/>.</exception>
    public void Update(IReadOnlyList<Identifier> identifiers, CoverageTerms terms, string currency, DateTimeOffset now, string? dependent = null)
    {
        RequireNotInError();
        Apply(identifiers, dependent, terms, currency, now);
        Record(new CoverageUpdated(Id, PatientId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Record(new CoverageEnteredInError(Id, PatientId));
    }

    /// <summary>As they were known at an instant (D10); null where nobody knew of the coverage, or it was known not to hold.</summary>
    public RecordedTerms? TermsKnownAt(DateTimeOffset instant) =>
        EnteredInError?.At <= instant ? null : TermsLog.LastOrDefault(recorded => recorded.RecordedAt <= instant);

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }

    private void Apply(IReadOnlyList<Identifier> identifiers, string? dependent, CoverageTerms terms, string currency, DateTimeOffset now)
    {
        Identifiers = identifiers.RequireValid();
        Dependent = dependent;
        Terms = terms.RequireValid(currency);
        TermsLog = [.. TermsLog, new RecordedTerms(terms, now)];
        Kind = terms.Kind;
    }
}

/// <summary>Terms of a coverage from the instant on at which they became known.</summary>
public sealed record RecordedTerms(CoverageTerms Terms, DateTimeOffset RecordedAt);
