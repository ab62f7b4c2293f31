using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Sessions that come again by a rule (RFC 5545), on the wall clock of a zone.</summary>
/// <param name="DtstartLocal">The first start by the rule, without offset: 2026-01-12T18:00:00.</param>
/// <param name="Tzid">IANA id.</param>
/// <param name="Rrule">Such as FREQ=WEEKLY;BYDAY=MO,WE;COUNT=8. Without a rule there is one session, but for `rdates`.</param>
/// <param name="DurationMinutes">Elapsed time, also where the clocks change.</param>
/// <param name="Exdates">Starts by the rule that are left out.</param>
/// <param name="Rdates">Starts besides the rule's.</param>
/// <param name="BreakMinutes">In between; not therapeutic. None unless given.</param>
/// <param name="Room">As it is named in the whole organization: nobody else gets it at the times.</param>
/// <param name="Participants">Each has a place in every session of the series. Not with `groupId`.</param>
/// <param name="GroupId">Whose sessions they are: whoever holds a seat in the group has one in each of them, from the first day on. Of its
/// programme, type and facilitators; at its place unless `room` or `virtualLink` is given.</param>
public sealed record SeriesBody(
    ProgramId ProgramId,
    SessionType Type,
    PractitionerId FacilitatorId,
    DateTime DtstartLocal,
    string Tzid,
    string? Rrule,
    int DurationMinutes,
    IReadOnlyList<DateTime>? Exdates,
    IReadOnlyList<DateTime>? Rdates,
    int? BreakMinutes,
    string? Room,
    string? VirtualLink,
    IReadOnlyList<ParticipantBody>? Participants,
    TherapyGroupId? GroupId = null)
{
    internal SeriesSchedule ToSchedule() => new(DtstartLocal, Tzid, Rrule, DurationMinutes, Exdates ?? [], Rdates ?? []);

    internal SessionSetting ToSetting() => new(Type, FacilitatorId, Room, VirtualLink);
}

/// <summary>What the chosen sessions are to be; who takes part stays.</summary>
/// <param name="DtstartLocal">For one session its start, else the first start by the rule.</param>
/// <param name="Tzid">IANA id; for one session that of the series.</param>
/// <param name="Rrule">Not for one session, nor `exdates` and `rdates`.</param>
/// <param name="DurationMinutes">Elapsed time, also where the clocks change.</param>
/// <param name="BreakMinutes">As before unless given.</param>
/// <param name="FacilitatorId">As before unless given.</param>
/// <param name="Room">As before unless given.</param>
/// <param name="VirtualLink">As before unless given.</param>
/// <param name="Reason">For the team; never about a patient.</param>
public sealed record ChangeSeriesBody(
    DateTime DtstartLocal,
    string Tzid,
    string? Rrule,
    int DurationMinutes,
    IReadOnlyList<DateTime>? Exdates,
    IReadOnlyList<DateTime>? Rdates,
    int? BreakMinutes,
    PractitionerId? FacilitatorId,
    string? Room,
    string? VirtualLink,
    string? Reason)
{
    internal SeriesSchedule ToSchedule() => new(DtstartLocal, Tzid, Rrule, DurationMinutes, Exdates ?? [], Rdates ?? []);

    internal SeriesDesign Apply(SeriesDesign before) => before with
    {
        Setting = before.Setting with
        {
            FacilitatorId = FacilitatorId ?? before.Setting.FacilitatorId,
            Room = Room ?? before.Setting.Room,
            VirtualLink = VirtualLink ?? before.Setting.VirtualLink,
        },
        BreakMinutes = BreakMinutes ?? before.BreakMinutes,
    };
}

internal sealed class SeriesBodyValidator : AbstractValidator<SeriesBody>
{
    public SeriesBodyValidator()
    {
        RuleFor(body => body.Tzid).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Rrule).Required().MaxLength(Limits.Uri).When(body => body.Rrule is not null);
        RuleFor(body => body.DurationMinutes).Within(1, SchedulingRules.MinutesOfADay);
        RuleFor(body => body.Exdates).MaxCount(Limits.Items);
        RuleFor(body => body.Rdates).MaxCount(Limits.Items);
        RuleFor(body => body.BreakMinutes).Within(0, SchedulingRules.MinutesOfADay);
        RuleFor(body => body.Room).Required().MaxLength(Limits.Name).When(body => body.Room is not null);
        RuleFor(body => body.VirtualLink).Required().MaxLength(Limits.Uri).When(body => body.VirtualLink is not null);
        RuleFor(body => body.Participants).MaxCount(Limits.Items);
    }
}

internal sealed class ChangeSeriesBodyValidator : AbstractValidator<ChangeSeriesBody>
{
    public ChangeSeriesBodyValidator()
    {
        RuleFor(body => body.Tzid).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Rrule).Required().MaxLength(Limits.Uri).When(body => body.Rrule is not null);
        RuleFor(body => body.DurationMinutes).Within(1, SchedulingRules.MinutesOfADay);
        RuleFor(body => body.Exdates).MaxCount(Limits.Items);
        RuleFor(body => body.Rdates).MaxCount(Limits.Items);
        RuleFor(body => body.BreakMinutes).Within(0, SchedulingRules.MinutesOfADay);
        RuleFor(body => body.Room).Required().MaxLength(Limits.Name).When(body => body.Room is not null);
        RuleFor(body => body.VirtualLink).Required().MaxLength(Limits.Uri).When(body => body.VirtualLink is not null);
        RuleFor(body => body.Reason).Required().MaxLength(Limits.Reason).When(body => body.Reason is not null);
    }
}
