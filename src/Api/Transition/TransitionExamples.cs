using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Api.Transition;

internal sealed class TransitionExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new RelapsePreventionContent
        {
            WarningSigns = ["Stops answering messages", "Sleeps less than five hours", "Says that one would not hurt"],
            HighRiskSituations =
            [
                new("Alone at home on a Friday", "Cooks with her sister on Fridays.", "Calls Lee, then goes for a walk."),
                new("Parties of the firm", "Leaves after the speech.", "Keeps a glass of water in her hand."),
                new("Arguments about money", "Talks about money in the morning only.", "Names the feeling and takes a break."),
            ],
            CopingSkills = ["urge-surfing", "call-for-support", "play-the-tape"],
            EmergencyContacts = [new("Lee Marsh", "+1 212 555 0142", IsAlwaysReachable: true), new("Ada Fictional", "+1 212 555 0188")],
            SupportNetwork = ["Her sister, on Fridays", "Lee, her sponsor"],
            Meetings = ["Tuesdays at seven, the hall in Mill Street"],
            Medications = ["Naltrexone, 50 mg in the morning"],
            Naloxone = NaloxoneStanding.NotIndicated,
            LapseSteps = ["Stop, and leave", "Call Lee", "Call the programme the next morning"],
            ReasonsForRecovery = ["Evenings with her daughter"],
            LifestyleBalance = ["Runs on Mondays and Thursdays", "In bed by eleven"],
            CrisisLines = [new("Suicide and crisis lifeline", "988")],
        },
        new TransitionSignatureBody(TransitionSigner.Counselor, SignatureMethod.ElectronicTyped),
    ];
}
