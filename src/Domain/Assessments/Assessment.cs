using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>
/// One instrument answered once. The answers are kept as they were given, with the versions of questions and scoring; the scores are
/// the server's.
/// </summary>
public sealed class Assessment : AggregateRoot, IPatientRecord
{
    private Assessment()
    {
    }

    public AssessmentId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public InstrumentCode Instrument { get; private set; }

    public int InstrumentVersion { get; private set; }

    public int ScoringVersion { get; private set; }

    public WordingVariant? Variant { get; private set; }

    /// <summary>In the order of the instrument.</summary>
    public IReadOnlyList<ItemAnswer> Answers { get; private set; } = [];

    public DateTimeOffset AnsweredAt { get; private set; }

    /// <summary>The same as a day of the programme.</summary>
    public DateOnly AnsweredOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Null where the patient did, or a client without a person.</summary>
    public PractitionerId? RecordedBy { get; private set; }

    /// <summary>The patient answered alone, by a client of the own.</summary>
    public bool IsSelfReported { get; private set; }

    public IReadOnlyList<AssessmentScore> Scores { get; private set; } = [];

    public IReadOnlyList<AssessmentFlag> Flags { get; private set; } = [];

    /// <summary>Items to look at first in counseling: the lowest ruler, the three situations of least confidence.</summary>
    public IReadOnlyList<string> Focus { get; private set; } = [];

    /// <summary>Null where no threshold depends on sex.</summary>
    public ThresholdBasis? ThresholdBasis { get; private set; }

    /// <summary>The principal score, in a column of its own for queries; null where the instrument has none.</summary>
    public decimal? Score { get; private set; }

    /// <summary>The same as it stands among the scores.</summary>
    public AssessmentScore? PrincipalScore => Scores.FirstOrDefault(score => score.Code == Instruments.Of(Instrument).PrincipalScore);

    /// <summary>Triage of the C-SSRS; null of every other instrument.</summary>
    public SafetyRisk? Risk { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <param name="by">Without a person, of a client that has none.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR; 422 INSTRUMENT_NOT_SELF_REPORTED, TIME_IN_FUTURE, DATE_OUT_OF_ORDER, VARIANT_REQUIRED, VARIANT_NOT_TAKEN, UNKNOWN_ITEM, DUPLICATE,
    /// ITEM_OUT_OF_RANGE, ITEM_NOT_ASKED, ITEM_MISSING, SCORE_MISMATCH.
    /// </exception>
    public static Assessment Take(
        AssessmentId id, Questionnaire given, Episode episode, Patient patient, Program program, Actor by, DateTimeOffset now)
    {
        var answeredOn = episode.RequireFactAt(given.AnsweredAt, FactsFrom.Referral, patient, program, now, "/answeredAt");
        var instrument = Instruments.Of(given.Instrument);
        if (by.PatientId is not null && !instrument.IsSelfReport)
        {
            throw AssessmentErrors.NotSelfReported();
        }

        var basis = BasisOf(patient);
        var sheet = AnswerSheet.Check(instrument, given.Answers, given.Variant, basis);
        var scores = instrument.Scores
            .Select(score => (score, Value: score.Of(sheet)))
            .Select(scored => new AssessmentScore(scored.score.Code, scored.Value, scored.score.BandOf(scored.Value), scored.score.Loinc))
            .ToList();
        RequireSame(given.ClaimedScores, scores);

        var order = instrument.Items.Select((item, index) => (item.Id, index)).ToDictionary(item => item.Id, item => item.index);
        var assessment = new Assessment
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            Instrument = instrument.Code,
            InstrumentVersion = instrument.Version,
            ScoringVersion = instrument.ScoringVersion,
            Variant = given.Variant,
            Answers = [.. given.Answers.OrderBy(answer => order[answer.Item])],
            AnsweredAt = given.AnsweredAt,
            AnsweredOn = answeredOn,
            RecordedAt = now,
            RecordedBy = by.PractitionerId,
            IsSelfReported = by.PatientId is not null,
            Scores = scores,
            Flags = [.. instrument.Flags.Where(flag => flag.IsRaised(sheet)).Select(flag => flag.Flag)],
            Focus = instrument.Focus?.Invoke(sheet) ?? [],
            ThresholdBasis = instrument.UsesSex ? basis : null,
            Risk = instrument.Triage?.Invoke(sheet),
        };
        assessment.Score = assessment.PrincipalScore?.Value;
        assessment.Record(new AssessmentRecorded(assessment));
        return assessment;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new AssessmentEnteredInError(this));
    }

    /// <summary>The clinical sex where somebody has said it; where neither set of thresholds is known to apply, nobody has.</summary>
    private static ThresholdBasis BasisOf(Patient patient) => (patient.ClinicalSex, patient.AdministrativeSex) switch
    {
        (ClinicalSex.FemaleTypical, _) or (null, AdministrativeSex.Female) => Assessments.ThresholdBasis.Female,
        (ClinicalSex.MaleTypical, _) or (null, AdministrativeSex.Male) => Assessments.ThresholdBasis.Male,
        _ => Assessments.ThresholdBasis.Unknown,
    };

    /// <summary>To the places that are shown, since a mean has no end.</summary>
    private static void RequireSame(IReadOnlyList<ClaimedScore> claimed, List<AssessmentScore> scores)
    {
        for (var i = 0; i < claimed.Count; i++)
        {
            if (scores.Find(score => score.Code == claimed[i].Code) is not { } score)
            {
                throw AssessmentErrors.ScoreMismatch($"/scores/{i}/code");
            }

            if (Shown(score.Value) != Shown(claimed[i].Value))
            {
                throw AssessmentErrors.ScoreMismatch($"/scores/{i}/value");
            }
        }
    }

    private static decimal Shown(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}

/// <summary>What was answered, and what the client makes of it.</summary>
/// <param name="Variant">Only where the instrument has variants.</param>
/// <param name="ClaimedScores">Totals of the client, to be held against the server's; may be empty.</param>
public sealed record Questionnaire(
    InstrumentCode Instrument,
    WordingVariant? Variant,
    DateTimeOffset AnsweredAt,
    IReadOnlyList<ItemAnswer> Answers,
    IReadOnlyList<ClaimedScore> ClaimedScores);

public sealed record ClaimedScore(string Code, decimal Value);

/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
/// <param name="Value">Not rounded.</param>
/// <param name="Band">Null where the score has no bands.</param>
/// <param name="Loinc">Null where there is no code that we know.</param>
public sealed record AssessmentScore(string Code, decimal Value, string? Band, string? Loinc);
