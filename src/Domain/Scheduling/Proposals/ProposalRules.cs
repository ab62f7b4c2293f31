namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>The hard rules that bind one session, or two of one patient; how many may share seats, time and rooms is the plan's.</summary>
public static class ProposalRules
{
    private const int Nearby = 1;

    /// <summary>What keeps the patient out of the session, whoever else is placed where.</summary>
    public static IEnumerable<ProposalRule> Against(ProposalProblem problem, PatientNeed patient, SessionOffer session)
    {
        if (!problem.IsHeld(session))
        {
            yield return new ProposalRule(ProposalRuleKind.Closure, session.Day);
        }

        var practitioner = problem.Practitioners[session.Practitioner];
        if (!practitioner.Credentialed.Any(range => range.Holds(session.Day)))
        {
            yield return new ProposalRule(ProposalRuleKind.Credential, session.Practitioner);
        }

        if (session.IsVirtual && (patient.State is null || !practitioner.LicenceStates.Contains(patient.State)))
        {
            yield return new ProposalRule(ProposalRuleKind.LicenceState, session.Practitioner);
        }

        foreach (var hard in patient.Hard)
        {
            if (Math.Abs(hard.Day - session.Day) <= Nearby && hard.Time.Clashes(session.Time, patient.Apart(false, !session.IsVirtual)))
            {
                yield return new ProposalRule(ProposalRuleKind.Availability, hard.Day);
            }
        }

        foreach (var booked in patient.Booked)
        {
            if (Math.Abs(booked.Day - session.Day) <= Nearby && booked.Time.Clashes(session.Time, patient.Apart(booked.IsOnSite, !session.IsVirtual)))
            {
                yield return new ProposalRule(ProposalRuleKind.PatientOverlap, booked.Day);
            }
        }
    }

    /// <summary>Whether one patient can go to both.</summary>
    public static bool GoTogether(PatientNeed patient, SessionOffer one, SessionOffer other) =>
        Math.Abs(one.Day - other.Day) > Nearby || !one.Time.Clashes(other.Time, patient.Apart(!one.IsVirtual, !other.IsVirtual));

    /// <summary>What keeps anybody from using the slot: its practitioner or its room is elsewhere in use.</summary>
    public static IEnumerable<ProposalRule> AgainstSlot(ProposalProblem problem, SessionOffer slot)
    {
        var held = problem.Groups.SelectMany(group => group.Sessions).Where(session => session.Time.Clashes(slot.Time) && problem.IsHeld(session)).ToList();
        if (problem.Practitioners[slot.Practitioner].Busy.Any(busy => busy.Clashes(slot.Time))
            || held.Any(session => session.Practitioner == slot.Practitioner))
        {
            yield return new ProposalRule(ProposalRuleKind.PractitionerOverlap, slot.Practitioner);
        }

        if (slot.Room is { } room && (problem.Rooms[room].Busy.Any(busy => busy.Clashes(slot.Time)) || held.Any(session => session.Room == room)))
        {
            yield return new ProposalRule(ProposalRuleKind.RoomOverlap, room);
        }
    }
}
