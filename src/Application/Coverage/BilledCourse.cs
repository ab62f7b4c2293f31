using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

/// <summary>A line with what holds it.</summary>
/// <param name="AuthorizationId">By which it goes; null where it goes by none.</param>
internal sealed record HeldLine(BilledLine Billed, IReadOnlyList<LineHold> Holds, AuthorizationId? AuthorizationId = null)
{
    public bool IsHeld => Holds.Count > 0;

    public AdjudicationLine ToAdjudicate()
    {
        var line = Billed.Line;
        return new AdjudicationLine(
            line.On,
            line.ServiceCode,
            line.StartsAt,
            Billed.Sequence,
            line.BenefitCategory,
            line.Units,
            line.Rate.Amount,
            IsHeld ? line.Terms.NotCovered : null,
            Billed.Id);
    }
}

/// <summary>Everything that a patient's share is reckoned from, as part of a batch: the lines of all episodes draw on the same limits.</summary>
internal sealed class BilledCourseQueries
{
    private readonly BatchedQuery<LineOfEpisode> _lines;
    private readonly BatchedQuery<IReadOnlyList<UnbilledService>> _unbilled;
    private readonly BatchedQuery<Episode> _episodes;
    private readonly BatchedQuery<PayerAuthorization> _authorizations;
    private readonly BatchedQuery<PatientCoverage> _coverages;
    private readonly BatchedQuery<Certification> _certifications;
    private readonly BatchedQuery<Program> _programs;
    private readonly BatchedQuery<string> _currencies;
    private readonly BatchedQuery<BillingMark> _marks;

    private BilledCourseQueries(QueryBatch batch, IAppDbContext db, Episode episode)
    {
        var (id, patientId) = (episode.Id, episode.PatientId);

        // Not the billings whole: each row of a line would bring along all that is in none.
        _lines = batch.Add(
            from billing in db.EpisodeBillings.AsNoTracking()
            where db.Episodes.Any(other => other.PatientId == patientId && other.Id == billing.EpisodeId)
            from line in billing.Lines
            select new LineOfEpisode(billing.EpisodeId, line));
        _unbilled = batch.Add(db.EpisodeBillings.Where(billing => billing.EpisodeId == id).Select(billing => billing.Unbilled));
        _episodes = batch.Add(db.Episodes.AsNoTracking().Where(other => other.PatientId == patientId));
        _authorizations = batch.Add(db.Authorizations.AsNoTracking().Where(authorization => authorization.PatientId == patientId));
        _coverages = batch.Add(db.Coverages.AsNoTracking().Where(coverage => coverage.PatientId == patientId));
        _certifications = batch.Add(db.Certifications.AsNoTracking().Where(certification => certification.PatientId == patientId));
        _programs = batch.Add(db.Programs.AsNoTracking()
            .Where(program => db.Episodes.Any(other => other.PatientId == patientId && other.ProgramId == program.Id)));
        _currencies = batch.Add(db.Organizations.Select(organization => organization.Currency));
        _marks = batch.Add(db.BillingMarks.AsNoTracking().Where(mark => mark.EpisodeId == id).Take(1));
    }

    public static BilledCourseQueries Add(QueryBatch batch, IAppDbContext db, Episode episode) => new(batch, db, episode);

    public BilledCourse Read(EpisodeId episodeId, DateOnly asOf, DateTimeOffset knownAt)
    {
        var episodes = _episodes.Rows.ToDictionary(episode => episode.Id);
        return new BilledCourse(
            _currencies.Rows[0],
            _marks.Rows.Count > 0,
            [.. _lines.Rows.Where(row => row.EpisodeId == episodeId).Select(row => row.Line).VoidedAsOf(asOf, knownAt)],
            [.. _unbilled.Rows.SelectMany(services => services).AsOf(asOf, knownAt)],
            _lines.Rows.GroupBy(row => row.EpisodeId).ToDictionary(
                rows => rows.Key,
                rows => Hold([.. rows.Select(row => row.Line).StandingAsOf(asOf, knownAt)], episodes[rows.Key], knownAt)),
            [
                .. from coverage in _coverages.Rows
                   let recorded = coverage.TermsKnownAt(knownAt)
                   where recorded is not null
                   orderby recorded.Terms.Priority, coverage.Id
                   select new KnownCoverage(coverage.Id, recorded),
            ],
            episodeId);
    }

    private IReadOnlyList<HeldLine> Hold(IReadOnlyList<BilledLine> lines, Episode episode, DateTimeOffset knownAt)
    {
        var periods = _authorizations.Rows
            .Where(authorization => authorization.EpisodeId == episode.Id)
            .Select(authorization => authorization.PeriodKnownAt(knownAt))
            .OfType<AuthorizedPeriod>();
        var program = _programs.Rows.Single(program => program.Id == episode.ProgramId);
        var certifications = _certifications.Rows
            .Where(certification => certification.EpisodeId == episode.Id && certification.RecordedAt <= knownAt)
            .ToList();
        var coverages = _coverages.Rows.Select(coverage => coverage.TermsKnownAt(knownAt)?.Terms).OfType<CoverageTerms>().ToList();
        var allocated = AuthorizationAllocation.Of(periods, lines.Select(line => line.ToAuthorize())).Lines.ToDictionary(line => line.Line.Id);
        return
        [
            .. from line in lines
               let allocation = allocated[line.Id.Value]
               select new HeldLine(
                   line,
                   [.. LineHolds.Of(line.Line.Terms, episode.LevelOfCareOn(line.On), allocation.Status, IsCertified(line))],
                   allocation.AuthorizationId),
        ];

        // By the coverage of whom the line is billed to.
        bool IsCertified(BilledLine line) => !coverages.Any(terms =>
            string.Equals(terms.Payer, line.Line.Terms.Payer, StringComparison.OrdinalIgnoreCase)
            && MedicareCertification.IsMissing(line.On, terms, episode, program, certifications));
    }
}

internal sealed record LineOfEpisode(EpisodeId EpisodeId, BilledLine Line);

/// <summary>Terms of a coverage as they were known.</summary>
internal sealed record KnownCoverage(CoverageId Id, RecordedTerms Recorded);

/// <param name="IsPending">Something has changed that the lines do not follow yet.</param>
/// <param name="Voided">Of the episode that is asked for.</param>
/// <param name="Unbilled">As above.</param>
/// <param name="Lines">Of each episode of the patient, in the order of D22.</param>
/// <param name="Coverages">In the order in which they are asked.</param>
internal sealed record BilledCourse(
    string Currency,
    bool IsPending,
    IReadOnlyList<BilledLine> Voided,
    IReadOnlyList<UnbilledService> Unbilled,
    IReadOnlyDictionary<EpisodeId, IReadOnlyList<HeldLine>> Lines,
    IReadOnlyList<KnownCoverage> Coverages,
    EpisodeId EpisodeId)
{
    public IReadOnlyList<HeldLine> LinesOfEpisode => Lines.GetValueOrDefault(EpisodeId) ?? [];

    public IReadOnlyList<KeyValuePair<CoverageId, CoverageTerms>> Terms =>
        [.. Coverages.Select(coverage => KeyValuePair.Create(coverage.Id, coverage.Recorded.Terms))];

    /// <summary>Of the lines of the episode, after what other episodes of the patient drew on the limits.</summary>
    public Adjudication Adjudicate()
    {
        var own = LinesOfEpisode.Select(line => (ServiceLineId?)line.Billed.Id).ToHashSet();
        return Adjudication.Of(Terms, Lines.Values.SelectMany(lines => lines).Select(line => line.ToAdjudicate())).Where(line => own.Contains(line.Id));
    }
}
