using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>The service lines of one episode, those that were voided too, and what was done and is in none.</summary>
public sealed class EpisodeBilling : AggregateRoot, IPatientRecord
{
    private readonly List<BilledLine> _lines = [];

    private EpisodeBilling()
    {
    }

    public EpisodeId EpisodeId { get; private set; }

    public PatientId PatientId { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public IReadOnlyList<BilledLine> Lines => _lines;

    /// <summary>Each as long as its reason held.</summary>
    public IReadOnlyList<UnbilledService> Unbilled { get; private set; } = [];

    public static EpisodeBilling Open(Episode episode) => new()
    {
        OrganizationId = episode.OrganizationId,
        EpisodeId = episode.Id,
        PatientId = episode.PatientId,
        ProgramId = episode.ProgramId,
    };

    /// <summary>Lines that differ are voided and replaced (BIL-12). Again, it changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Follow(ServiceLines derived, DateTimeOffset now)
    {
        var standing = _lines.Where(line => line.VoidedAt is null).ToList();
        var changes = ServiceLineChanges.Between(standing.Select(line => line.Line), derived.Lines);
        var unbilled = Follow(derived.Unbilled, now);
        if (changes.Voided.Count == 0 && changes.Added.Count == 0 && ReferenceEquals(unbilled, Unbilled))
        {
            return false;
        }

        var places = new Dictionary<ServiceLine, BilledLine>(ReferenceEqualityComparer.Instance);
        foreach (var line in standing.Where(line => changes.Voided.Contains(line.Line)))
        {
            line.Void(now);
            places.Add(line.Line, line);
        }

        foreach (var added in changes.Added)
        {
            var before = added.Replaces is { } replaced ? places[replaced] : LastInPlaceOf(added.Line);
            _lines.Add(new BilledLine(
                TypedId.New<ServiceLineId>(now), before?.Sequence ?? NextSequence(), added.Line, before?.Id, now));
        }

        Unbilled = unbilled;
        Record(new ServiceLinesChanged(EpisodeId, PatientId));
        return true;
    }

    public IEnumerable<BilledLine> LinesAsOf(DateOnly asOf, DateTimeOffset knownAt) => _lines.StandingAsOf(asOf, knownAt);

    public IEnumerable<UnbilledService> UnbilledAsOf(DateOnly asOf, DateTimeOffset knownAt) => Unbilled.AsOf(asOf, knownAt);

    /// <summary>A session that was opened again and locked finds its old place.</summary>
    private BilledLine? LastInPlaceOf(ServiceLine line)
    {
        var taken = _lines.Where(other => other.VoidedAt is null).Select(other => other.Sequence).ToHashSet();
        return _lines.LastOrDefault(other =>
            other.VoidedAt is not null && (other.On, other.ServiceCode) == (line.On, line.ServiceCode) && !taken.Contains(other.Sequence));
    }

    private int NextSequence() => _lines.Count == 0 ? 1 : _lines.Max(line => line.Sequence) + 1;

    private IReadOnlyList<UnbilledService> Follow(IReadOnlyList<UnbilledFact> derived, DateTimeOffset now)
    {
        var next = derived.Select(unbilled => UnbilledService.Of(unbilled, now)).ToList();
        var kept = Unbilled.Where(service => service.Until is null && next.Exists(service.IsSame)).ToHashSet(ReferenceEqualityComparer.Instance);
        var added = next.Where(service => !Unbilled.Any(before => before.Until is null && before.IsSame(service))).ToList();
        return added.Count == 0 && Unbilled.All(service => service.Until is not null || kept.Contains(service))
            ? Unbilled
            : [.. Unbilled.Select(service => service.Until is not null || kept.Contains(service) ? service : service with { Until = now }), .. added];
    }
}

/// <summary>What was kept, as of a day and by what was known at an instant (D10).</summary>
public static class BilledAsOf
{
    /// <summary>Lines up to that day that stood at that instant, in the order of D22.</summary>
    public static IEnumerable<BilledLine> StandingAsOf(this IEnumerable<BilledLine> lines, DateOnly asOf, DateTimeOffset knownAt) =>
        InOrder(lines.Where(line => line.On <= asOf && line.StoodAt(knownAt)));

    /// <summary>As above, of those that had been voided by then.</summary>
    public static IEnumerable<BilledLine> VoidedAsOf(this IEnumerable<BilledLine> lines, DateOnly asOf, DateTimeOffset knownAt) =>
        InOrder(lines.Where(line => line.On <= asOf && line.VoidedAt <= knownAt));

    public static IEnumerable<UnbilledService> AsOf(this IEnumerable<UnbilledService> services, DateOnly asOf, DateTimeOffset knownAt) => services
        .Where(service => service.On <= asOf && service.Since <= knownAt && !(service.Until <= knownAt))
        .OrderBy(service => service.StartsAt)
        .ThenBy(service => service.SourceId);

    private static IEnumerable<BilledLine> InOrder(IEnumerable<BilledLine> lines) => lines
        .OrderBy(line => line.On)
        .ThenBy(line => line.ServiceCode, StringComparer.Ordinal)
        .ThenBy(line => line.Line.StartsAt)
        .ThenBy(line => line.Sequence)
        .ThenBy(line => line.DerivedAt);
}

/// <summary>Something that was done and is in no line, as long as the reason held.</summary>
/// <param name="SourceId">Of the attendance, or of the test.</param>
/// <param name="Session">Null where it is a test.</param>
/// <param name="Test">Null where it is a session.</param>
/// <param name="Quantity">Therapeutic minutes; of a test, the substances that were looked for.</param>
/// <param name="Until">Null while it holds.</param>
public sealed record UnbilledService(
    Guid SourceId,
    DateOnly On,
    DateTimeOffset StartsAt,
    SessionType? Session,
    DrugTestMethod? Test,
    int Quantity,
    UnbilledReason Reason,
    DateTimeOffset Since,
    DateTimeOffset? Until = null)
{
    internal static UnbilledService Of(UnbilledFact unbilled, DateTimeOffset now) => new(
        unbilled.Fact.Id,
        unbilled.Fact.On,
        unbilled.Fact.StartsAt,
        unbilled.Fact.Session,
        unbilled.Fact.Test,
        unbilled.Fact.Quantity,
        unbilled.Reason,
        now);

    internal bool IsSame(UnbilledService other) => this with { Since = default, Until = null } == other with { Since = default, Until = null };
}

public sealed record ServiceLinesChanged(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "service-lines.changed";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}
