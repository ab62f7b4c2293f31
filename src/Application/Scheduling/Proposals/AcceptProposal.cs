using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>Enrols and books all that is proposed, or nothing.</summary>
public sealed record AcceptProposal(ScheduleProposalId Id, IfMatch IfMatch) : ICommand<ScheduleProposalResponse>;

internal sealed class AcceptProposalHandler(
    IAppDbContext db, ICaller caller, ProposalReader reader, SessionParticipants participants, TimeProvider clock, IMapper mapper)
    : IRequestHandler<AcceptProposal, ScheduleProposalResponse>
{
    public async Task<ScheduleProposalResponse> Handle(AcceptProposal command, CancellationToken cancellationToken)
    {
        await db.LockAsync<ScheduleProposal>(command.Id.Value, cancellationToken);
        var proposal = await db.ScheduleProposals.GetForChangeAsync(proposal => proposal.Id == command.Id, command.IfMatch, cancellationToken);
        proposal.RequireProposed();
        var placed = proposal.Patients.Where(patient => patient.Weeks.Any(week => week.Groups.Count > 0 || week.Individuals.Count > 0)).ToList();
        if (placed.Count == 0)
        {
            throw ProposalErrors.Empty();
        }

        var now = clock.GetUtcNow();
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == proposal.ProgramId, cancellationToken);
        var groups = await LockGroupsAsync(placed, cancellationToken);

        // Under the groups' locks, so that what is free now is free when it is taken.
        var draft = await reader.ReadAsync(
            proposal.ProgramId, proposal.From, proposal.Weeks, placed.ConvertAll(patient => patient.EpisodeId), now, cancellationToken);
        ProposalAcceptance.Require(placed, draft);
        foreach (var membership in ProposedMembership.Of(placed, groups, program.DateOf(now)))
        {
            await EnrolAsync(membership, groups[membership.GroupId], program, now, cancellationToken);
        }

        var patients = draft.Patients.ToDictionary(patient => patient.EpisodeId, patient => patient.PatientId);
        foreach (var (patient, session) in placed.SelectMany(patient => patient.Weeks.SelectMany(week => week.Individuals).Select(session => (patient, session))))
        {
            Book(session, new Participant(patients[patient.EpisodeId], patient.EpisodeId, IsRequired: true), program, now);
        }

        proposal.Accept(caller.PractitionerId);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<ScheduleProposalResponse>(proposal);
    }

    /// <summary>Always in the same order, so that nobody waits in a ring.</summary>
    private async Task<Dictionary<TherapyGroupId, TherapyGroup>> LockGroupsAsync(List<ProposedPatient> placed, CancellationToken cancellationToken)
    {
        var ids = placed.SelectMany(patient => patient.Weeks).SelectMany(week => week.Groups).Select(group => group.GroupId).Distinct().Order().ToList();
        foreach (var id in ids)
        {
            await db.LockAsync<TherapyGroup>(id.Value, cancellationToken);
        }

        return await db.TherapyGroups.Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, cancellationToken);
    }

    /// <summary>Saved one by one: each takes its seats in the sessions of the group as it is saved.</summary>
    private async Task EnrolAsync(
        ProposedMembership membership, TherapyGroup group, Program program, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().SingleAsync(episode => episode.Id == membership.EpisodeId, cancellationToken);
        var patient = await db.Patients.AsNoTracking().SingleAsync(patient => patient.Id == episode.PatientId, cancellationToken);
        db.Enrolments.Add(Enrolment.Enrol(
            TypedId.New<EnrolmentId>(now),
            group,
            await db.SeatsAsync(group, cancellationToken),
            patient,
            episode,
            program,
            new EnrolmentWish(membership.From, Waitlist: false, OverCapacityReason: null) { To = membership.To, WeeksAway = membership.WeeksAway },
            isSupervisor: false,
            now));
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Book(ProposedSession proposed, Participant participant, Program program, DateTimeOffset now)
    {
        var session = Session.Schedule(
            TypedId.New<SessionId>(now),
            program,
            new SessionSetting(SessionType.Individual, proposed.PractitionerId, proposed.Room, proposed.VirtualLink),
            new SessionTimes(proposed.StartsAt, proposed.EndsAt, BreakMinutes: 0),
            null,
            caller.PractitionerId,
            now);
        db.Sessions.Add(session);
        participants.Seat(session, program, [participant], [], over: null);
    }
}
