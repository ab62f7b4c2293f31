using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A series, with its sessions as far ahead as policy wants them: all of them or none.</summary>
public sealed record PlanSeries(SeriesBody Body) : ICommand<SeriesResponse>;

internal sealed class PlanSeriesValidator : AbstractValidator<PlanSeries>
{
    public PlanSeriesValidator() => RuleFor(command => command.Body).SetValidator(new SeriesBodyValidator());
}

internal sealed class PlanSeriesHandler(IAppDbContext db, SessionParticipants participants, SeriesCalendar calendar, TimeProvider clock)
    : IRequestHandler<PlanSeries, SeriesResponse>
{
    public async Task<SeriesResponse> Handle(PlanSeries command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var now = clock.GetUtcNow();
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(program => program.Id == body.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var setting = await SettingAsync(body, cancellationToken);
        await db.RequireFacilitatorAsync(setting, cancellationToken);
        var found = await participants.FindAsync(body.Participants ?? [], program.Id, i => $"/participants/{i}/episodeId", cancellationToken);
        var schedule = body.ToSchedule();
        var series = SessionSeries.Plan(
            TypedId.New<SessionSeriesId>(now),
            program.OrganizationId,
            program.Id,
            new SeriesDesign(setting, body.BreakMinutes ?? 0, found),
            schedule,
            calendar.Starts(schedule),
            now);
        db.SessionSeries.Add(series);
        await calendar.PlanAsync(series, program, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SeriesResponse.Of(series);
    }

    /// <summary>A group's under its lock, so that its members are in all sessions of the series.</summary>
    private async Task<SessionSetting> SettingAsync(SeriesBody body, CancellationToken cancellationToken)
    {
        if (body.GroupId is not { } groupId)
        {
            return body.ToSetting();
        }

        if (body.Participants is not null)
        {
            throw GroupErrors.ParticipantsOfGroup();
        }

        await db.LockAsync<TherapyGroup>(groupId.Value, cancellationToken);
        var group = await db.TherapyGroups.AsNoTracking().FirstOrDefaultAsync(group => group.Id == groupId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/groupId");
        return group.Setting(body.ProgramId, body.ToSetting());
    }
}
