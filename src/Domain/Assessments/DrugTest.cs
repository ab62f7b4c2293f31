using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>A specimen that was tested for substances, or one that was due and was not given.</summary>
public sealed class DrugTest : AggregateRoot, IPatientRecord, IIdentified
{
    private DrugTest()
    {
    }

    public DrugTestId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    public IReadOnlyList<Identifier> ClaimedIdentifiers => EnteredInError is null ? Identifiers : [];

    /// <summary>When the specimen was taken; of one that was not given, when it was due.</summary>
    public DateTimeOffset CollectedAt { get; private set; }

    /// <summary>The day of <see cref="CollectedAt"/>, of the programme.</summary>
    public DateOnly CollectedOn { get; private set; }

    public DrugTestOutcome Outcome { get; private set; }

    /// <summary>Null where nothing was given.</summary>
    public Specimen? Specimen { get; private set; }

    /// <summary>Null where nothing was given.</summary>
    public DrugTestMethod? Method { get; private set; }

    /// <summary>Empty where nothing was given.</summary>
    public IReadOnlyList<SubstanceResult> Results { get; private set; } = [];

    /// <summary>The presumptive test of the same specimen that this definitive one stands for.</summary>
    public DrugTestId? ConfirmsId { get; private set; }

    public PractitionerId? RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    public DrugTestStanding Standing => DrugTestFact.StandingOf(Outcome, Results);

    /// <param name="confirmed">What <see cref="DrugTestDraft.ConfirmsId"/> names.</param>
    /// <param name="confirmations">Of <paramref name="confirmed"/>, that there are already.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR; 422 TIME_IN_FUTURE, DATE_OUT_OF_ORDER, TEST_INCOMPLETE, TEST_NOT_TAKEN, DUPLICATE, INVALID_NPI,
    /// CONFIRMATION_NOT_ALLOWED.
    /// </exception>
    public static DrugTest Make(
        DrugTestId id,
        Episode episode,
        Patient patient,
        Program program,
        DrugTestDraft draft,
        DrugTest? confirmed,
        IReadOnlyCollection<DrugTest> confirmations,
        PractitionerId? by,
        DateTimeOffset now)
    {
        var on = episode.RequireFactAt(draft.CollectedAt, FactsFrom.Referral, patient, program, now, "/collectedAt");
        draft.RequireComplete();
        if (confirmed is not null)
        {
            RequireConfirms(draft, confirmed, confirmations);
        }

        var test = new DrugTest
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            Identifiers = draft.Identifiers.RequireValid(),
            CollectedAt = draft.CollectedAt,
            CollectedOn = on,
            Outcome = draft.Outcome,
            Specimen = draft.Specimen,
            Method = draft.Method,
            Results = [.. draft.Results],
            ConfirmsId = confirmed?.Id,
            RecordedBy = by,
            RecordedAt = now,
        };
        test.Record(new DrugTestRecorded(id, test.PatientId, test.EpisodeId));
        return test;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new DrugTestEnteredInError(Id, PatientId, EpisodeId));
    }

    /// <summary>Whether it was on record at that instant, and held to be right (D10).</summary>
    public bool IsKnownAt(DateTimeOffset instant) => RecordedAt <= instant && !(EnteredInError?.At <= instant);

    private static void RequireConfirms(DrugTestDraft draft, DrugTest confirmed, IReadOnlyCollection<DrugTest> confirmations)
    {
        if (draft.Method != DrugTestMethod.Definitive || confirmed.Method != DrugTestMethod.Presumptive || confirmed.EnteredInError is not null)
        {
            throw DrugTestErrors.ConfirmationNotAllowed("A definitive test confirms a presumptive one that holds.");
        }

        if (draft.Specimen != confirmed.Specimen || draft.CollectedAt != confirmed.CollectedAt)
        {
            throw DrugTestErrors.ConfirmationNotAllowed("It is done on the same specimen, taken at the same time.");
        }

        if (confirmations.Any(other => other.EnteredInError is null))
        {
            throw DrugTestErrors.ConfirmationNotAllowed("The presumptive test has been confirmed.");
        }
    }
}

public enum DrugTestOutcome
{
    Tested,

    /// <summary>The patient did not come for it.</summary>
    Missed,

    /// <summary>The patient came, and gave nothing.</summary>
    Refused,
}

public enum DrugTestMethod
{
    /// <summary>A screen: a positive one may be wrong.</summary>
    Presumptive,

    /// <summary>Tells the substance itself, as mass spectrometry does.</summary>
    Definitive,
}

public enum TestResult
{
    Negative,
    Positive,

    /// <summary>Says nothing: diluted, too little, or spoilt.</summary>
    Invalid,
}

/// <param name="Prescribed">The patient takes it as prescribed: then a positive result is what one expects, and says nothing of use.</param>
public sealed record SubstanceResult(Substance Substance, TestResult Result, bool Prescribed = false)
{
    public bool TellsOfUse => Result == TestResult.Positive && !Prescribed;
}

/// <summary>What is told of a test.</summary>
public sealed record DrugTestDraft(
    DateTimeOffset CollectedAt,
    DrugTestOutcome Outcome,
    Specimen? Specimen,
    DrugTestMethod? Method,
    IReadOnlyList<SubstanceResult> Results,
    DrugTestId? ConfirmsId,
    IReadOnlyList<Identifier> Identifiers)
{
    internal void RequireComplete()
    {
        var (specimen, method, results) = (Specimen is not null, Method is not null, Results.Count > 0);
        var taken = Outcome == DrugTestOutcome.Tested;
        (string Pointer, bool Given)[] members = [("/specimen", specimen), ("/method", method), ("/results", results)];
        if (members.FirstOrDefault(member => member.Given != taken).Pointer is { } wrong)
        {
            throw taken ? DrugTestErrors.Incomplete(wrong) : DrugTestErrors.NotTaken(wrong);
        }

        if (ConfirmsId is not null && !taken)
        {
            throw DrugTestErrors.NotTaken("/confirmsId");
        }

        for (var i = 0; i < Results.Count; i++)
        {
            if (Results.Take(i).Any(result => result.Substance == Results[i].Substance))
            {
                throw CommonErrors.Rule("DUPLICATE", $"/results/{i}/substance", "The substance is listed more than once.");
            }
        }
    }
}

public static class DrugTestErrors
{
    public static DomainException Incomplete(string pointer) =>
        CommonErrors.Rule("TEST_INCOMPLETE", pointer, "A test that was taken has a specimen, a method and results.");

    public static DomainException NotTaken(string pointer) =>
        CommonErrors.Rule("TEST_NOT_TAKEN", pointer, "A test that was missed or refused has none.");

    public static DomainException ConfirmationNotAllowed(string detail) => CommonErrors.Rule("CONFIRMATION_NOT_ALLOWED", "/confirmsId", detail);
}

/// <summary>Reactions find the test by its id: until the transaction ends it is tracked, and in no table.</summary>
public sealed record DrugTestRecorded(DrugTestId TestId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "drug-test.recorded";

    public EventSubject Subject => new(TestId.Value, PatientId, EpisodeId);
}

public sealed record DrugTestEnteredInError(DrugTestId TestId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "drug-test.entered-in-error";

    public EventSubject Subject => new(TestId.Value, PatientId, EpisodeId);
}
