using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public sealed record SessionSeriesPlanned(SessionSeriesId SeriesId) : IDomainEvent
{
    public string Type => "session-series.planned";

    public EventSubject Subject => new(SeriesId.Value);
}

public sealed record SessionSeriesChanged(SessionSeriesId SeriesId) : IDomainEvent
{
    public string Type => "session-series.changed";

    public EventSubject Subject => new(SeriesId.Value);
}

public sealed record SessionSeriesSplit(SessionSeriesId SeriesId) : IDomainEvent
{
    public string Type => "session-series.split";

    public EventSubject Subject => new(SeriesId.Value);
}
