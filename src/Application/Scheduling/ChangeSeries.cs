using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

public enum SeriesScope
{
    /// <summary>One session.</summary>
    This,

    /// <summary>One session and all after it: the series is split, unless nothing stays before it.</summary>
    Following,

    /// <summary>All that can still change.</summary>
    All,
}

/// <summary>Gives some sessions of a series other times, or another person or place. Past, attended and locked ones never change.</summary>
/// <param name="Occurrence">The original local start of the session; not for <see cref="SeriesScope.All"/>.</param>
public sealed record ChangeSeries(SessionSeriesId SeriesId, SeriesScope Scope, DateTime? Occurrence, IfMatch IfMatch, ChangeSeriesBody Body)
    : ICommand<SeriesResponse>;

internal sealed class ChangeSeriesValidator : AbstractValidator<ChangeSeries>
{
    public ChangeSeriesValidator() => RuleFor(command => command.Body).SetValidator(new ChangeSeriesBodyValidator());
}

internal sealed class ChangeSeriesHandler(IAppDbContext db, ICaller caller, SeriesCalendar calendar, SessionCancellation cancellation, TimeProvider clock)
    : IRequestHandler<ChangeSeries, SeriesResponse>
{
    public async Task<SeriesResponse> Handle(ChangeSeries command, CancellationToken cancellationToken)
    {
        var (series, program) = await db.GetSeriesForChangeAsync(command.SeriesId, command.IfMatch, cancellationToken);
        var design = command.Body.Apply(series.Design);
        await db.RequireFacilitatorAsync(design.Setting, cancellationToken);
        await RequireOfGroupAsync(series, design, command.Scope, cancellationToken);
        var settled = await calendar.SettledAsync(series, cancellationToken);
        var changed = command.Scope is SeriesScope.This
            ? await ChangeOneAsync(series, program, design, command, settled, cancellationToken)
            : await ChangeManyAsync(series, program, design, command, settled, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SeriesResponse.Of(changed);
    }

    /// <summary>Anybody may stand in for one session, nobody from elsewhere for all.</summary>
    private async Task RequireOfGroupAsync(SessionSeries series, SeriesDesign design, SeriesScope scope, CancellationToken cancellationToken)
    {
        if (series.GroupId is { } groupId && scope is not SeriesScope.This && design.Setting.FacilitatorId != series.Design.Setting.FacilitatorId)
        {
            var group = await db.TherapyGroups.AsNoTracking().SingleAsync(group => group.Id == groupId, cancellationToken);
            group.RequireFacilitator(design.Setting.FacilitatorId);
        }
    }

    private async Task<SessionSeries> ChangeOneAsync(
        SessionSeries series,
        Program program,
        SeriesDesign design,
        ChangeSeries command,
        IReadOnlySet<DateTime> settled,
        CancellationToken cancellationToken)
    {
        var body = command.Body;
        series.RequireOneOnly(body.ToSchedule());
        var original = Occurrence(command);
        series.Move(original, body.DtstartLocal, body.DurationMinutes, calendar.Starts(series, original), clock.GetUtcNow(), settled);
        if (await db.SessionAtAsync(new SeriesPlace(series.Id, original), cancellationToken) is { } session)
        {
            var start = series.Schedule.Zone().InstantOf(body.DtstartLocal);
            cancellation.Move(
                session,
                program,
                await db.RostersOfAsync([session.Id], cancellationToken),
                design.Setting,
                new SessionTimes(start, start.AddMinutes(body.DurationMinutes), design.BreakMinutes),
                session.Place,
                body.Reason,
                caller.PractitionerId);
        }

        return series;
    }

    private async Task<SessionSeries> ChangeManyAsync(
        SessionSeries series,
        Program program,
        SeriesDesign design,
        ChangeSeries command,
        IReadOnlySet<DateTime> settled,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = command.Body.ToSchedule();
        var starts = calendar.Starts(series, settled);
        var nextStarts = calendar.Starts(next, starts.Before.AddYears(1));
        var nextId = TypedId.New<SessionSeriesId>(now);
        var following = command.Scope is SeriesScope.Following
            ? series.ChangeFollowing(Occurrence(command), next, starts, nextStarts, nextId, now, settled)
            : series.ChangeAll(next, starts, nextStarts, nextId, now, settled);
        if (following is not null)
        {
            db.SessionSeries.Add(following);
        }

        (following ?? series).Redesign(design);
        await calendar.FollowAsync(series, following, program, command.Body.Reason, cancellationToken);
        return following ?? series;
    }

    /// <summary>Nothing stands in the calendar that far ahead, and no rule is expanded to the end of time for the asking.</summary>
    private DateTime Occurrence(ChangeSeries command)
    {
        const int Years = 2;
        var occurrence = command.Occurrence ?? throw SeriesErrors.OccurrenceRequired();
        return occurrence < clock.GetUtcNow().AddYears(Years).UtcDateTime ? occurrence : throw SeriesErrors.UnknownOccurrence();
    }
}
