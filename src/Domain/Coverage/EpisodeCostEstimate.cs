using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>The services that a patient was told to expect, and so what the course would cost by what was known then.</summary>
public sealed class EpisodeCostEstimate : AggregateRoot, IPatientRecord
{
    private EpisodeCostEstimate()
    {
    }

    /// <summary>That of the episode: each has one.</summary>
    public EpisodeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    /// <summary>In the order in which they became known; the last one holds.</summary>
    public IReadOnlyList<RecordedEstimate> Log { get; private set; } = [];

    public RecordedEstimate Current => Log[^1];

    /// <exception cref="DomainException">As <see cref="Replace"/>.</exception>
    public static EpisodeCostEstimate Of(Episode episode, IReadOnlyList<PlannedService> services, string currency, DateTimeOffset now)
    {
        var estimate = new EpisodeCostEstimate { Id = episode.Id, OrganizationId = episode.OrganizationId, PatientId = episode.PatientId };
        estimate.Replace(episode, services, currency, now);
        return estimate;
    }

    /// <param name="currency">Of the organization (D24).</param>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR of the episode; 422 WRONG_CURRENCY.</exception>
    public void Replace(Episode episode, IReadOnlyList<PlannedService> services, string currency, DateTimeOffset now)
    {
        if (episode.EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        foreach (var (i, service) in services.Index())
        {
            if (service.UnitPrice.Currency != currency)
            {
                throw CoverageErrors.WrongCurrency($"/services/{i}/unitPrice/currency");
            }
        }

        Log = [.. Log, new RecordedEstimate([.. services], now)];
        Record(new EpisodeCostEstimated(Id, PatientId));
    }

    public RecordedEstimate? KnownAt(DateTimeOffset instant) => Log.LastOrDefault(recorded => recorded.RecordedAt <= instant);
}

/// <summary>What was expected from that instant on.</summary>
public sealed record RecordedEstimate(IReadOnlyList<PlannedService> Services, DateTimeOffset RecordedAt);

public sealed record EpisodeCostEstimated(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "cost-estimate.recorded";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}
