using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Sandbox;

/// <summary>What the demo's patients take along.</summary>
internal sealed class DemoTransition(Storyteller storyteller, StoryCalendar calendar, Caller counselor)
{
    private static readonly RelapsePreventionContent StayingWell = new()
    {
        WarningSigns = ["Stops answering messages", "Sleeps less than five hours", "Says that one would not hurt"],
        HighRiskSituations =
        [
            new("Payday, alone", "Her brother comes by on paydays.", "Calls Ruth, then walks to the river."),
            new("The old flat's street", "Takes the other bus.", "Gets off at the next stop."),
            new("Pain in the back", "Exercises every morning.", "Asks the clinic before taking anything."),
        ],
        CopingSkills = ["urge-surfing", "call-for-support", "play-the-tape"],
        EmergencyContacts = [new("Ruth Bell", "+1 212 555 0117", IsAlwaysReachable: true), new("Tom Whitfield", "+1 212 555 0164")],
        SupportNetwork = ["Her brother Tom", "Ruth, her sponsor"],
        Meetings = ["Tuesdays at seven, the hall in Mill Street"],
        Medications = ["Buprenorphine with naloxone, every morning"],
        Naloxone = NaloxoneStanding.AtHand,
        LapseSteps = ["Stop, and leave", "Call Ruth", "Call the programme the next morning"],
        ReasonsForRecovery = ["Her garden", "Her brother's children"],
        LifestyleBalance = ["In bed by eleven", "In the garden on Saturdays"],
        CrisisLines = [new("Suicide and crisis lifeline", "988")],
    };

    private static readonly ContinuingCareContent ComingHome = new()
    {
        NextCare = new NextCare("Mill Street outpatient clinic", Phone: "+1 212 555 0120"),
        Medication = new MedicationContinuity(MedicationStanding.Continues, "The clinic's physician"),
        MutualHelp = ["Tuesdays at seven, the hall in Mill Street"],
        Housing = "With her brother",
        ReEntry = ["Call the programme; an appointment within two days"],
    };

    /// <summary>In force for a week.</summary>
    public async Task StaysWellAsync(EpisodeId episode)
    {
        var plan = await storyteller.TellAsync(
            counselor, calendar.At(-9, 12), new WriteRelapsePreventionPlan(episode, StayingWell, new IfMatch(0)));
        plan = await storyteller.TellAsync(counselor, calendar.At(-8, 12), new SignRelapsePreventionPlan(
            episode, new IfMatch(plan.Version), new TransitionSignatureBody(TransitionSigner.Patient, SignatureMethod.ElectronicDrawn)));
        plan = await storyteller.TellAsync(counselor, calendar.At(-8, 12), new SignRelapsePreventionPlan(
            episode, new IfMatch(plan.Version), new TransitionSignatureBody(TransitionSigner.Counselor, SignatureMethod.ElectronicTyped)));
        await storyteller.TellAsync(counselor, calendar.At(-8, 12), new ActivateRelapsePreventionPlan(episode, new IfMatch(plan.Version)));
    }

    /// <summary>The continuing-care plan is being written, and one more call is agreed.</summary>
    public async Task LooksAheadAsync(EpisodeId episode)
    {
        await storyteller.TellAsync(counselor, calendar.At(-5, 12), new WriteContinuingCarePlan(episode, ComingHome, new IfMatch(0)));
        await storyteller.TellAsync(counselor, calendar.At(-5, 12), new PlanFollowUp(
            episode, new FollowUpBody(calendar.Day(90), "How the garden goes")));
    }

    /// <summary>Looked at twice: transport has become better.</summary>
    public async Task StandsOnOwnFeetAsync(EpisodeId episode)
    {
        await storyteller.TellAsync(counselor, calendar.At(-20, 12), new LookAtIndependence(
            episode, new IfMatch(0), Look(calendar.Day(-20), IndependenceStanding.NotYet)));
        await storyteller.TellAsync(counselor, calendar.At(-4, 12), new LookAtIndependence(
            episode, new IfMatch(1), Look(calendar.Day(-4), IndependenceStanding.WithSupport)));
    }

    private static IndependenceBody Look(DateOnly on, IndependenceStanding transport) => new(
        [
            new(IndependenceArea.Housing, IndependenceStanding.WithSupport, "Lives with her brother"),
            new(IndependenceArea.WorkOrSchool, IndependenceStanding.NotYet),
            new(IndependenceArea.Identification, IndependenceStanding.Independent, "Driving licence seen"),
            new(IndependenceArea.Transport, transport, "Bus pass from the county"),
            new(IndependenceArea.MedicationAccess, IndependenceStanding.Independent, "Comes to each appointment of the clinic"),
            new(IndependenceArea.Support, IndependenceStanding.WithSupport, "Brother and sponsor"),
            new(IndependenceArea.Finances, IndependenceStanding.NotYet),
        ],
        on);
}
