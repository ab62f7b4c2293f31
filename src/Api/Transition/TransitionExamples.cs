using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
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
        new ContinuingCareContent
        {
            PlannedDischargeOn = new DateOnly(2026, 4, 17),
            NextCare = new NextCare(
                "Mill Street outpatient clinic", new LevelOfCare(AsamEdition.Fourth, "1.0"), new DateOnly(2026, 4, 22), "+1 212 555 0120"),
            Medication = new MedicationContinuity(MedicationStanding.Continues, "Dr. Vale", new DateOnly(2026, 4, 30)),
            MutualHelp = ["Tuesdays at seven, the hall in Mill Street"],
            RecoveryCoach = "Lee, by telephone on Sundays",
            Housing = "Her own flat",
            WorkOrSchool = "Full-time, weekdays",
            CheckInWeeks = [1, 2, 4, 8, 12, 24],
            ReEntry = ["Call the programme; an appointment within two days"],
        },
        new FollowUpBody(new DateOnly(2026, 5, 4), "Whether the new job holds"),
        new FollowUpAttemptBody(
            ContactMethod.Phone,
            Reached: true,
            new DateTimeOffset(2026, 4, 24, 15, 0, 0, TimeSpan.Zero),
            Findings: new FollowUpFindings(
                FollowUpAnswer.No, FollowUpAnswer.Yes, FollowUpAnswer.Yes, FollowUpAnswer.Yes, FollowUpAnswer.Yes, FollowUpAnswer.No)),
        new CancelFollowUpBody("Moved abroad; the family asks not to be called."),
        new IndependenceBody(
            [
                new(IndependenceArea.Housing, IndependenceStanding.Independent, "Lease in her name until 2027"),
                new(IndependenceArea.WorkOrSchool, IndependenceStanding.Independent, "Pay slip of March"),
                new(IndependenceArea.Identification, IndependenceStanding.Independent, "Driving licence seen"),
                new(IndependenceArea.Transport, IndependenceStanding.WithSupport, "Her sister drives on Thursdays"),
                new(IndependenceArea.MedicationAccess, IndependenceStanding.Independent, "Fetches it from the pharmacy"),
                new(IndependenceArea.Support, IndependenceStanding.Independent, "Sister and sponsor"),
                new(IndependenceArea.Finances, IndependenceStanding.NotYet),
            ],
            new DateOnly(2026, 4, 13)),
        new TransitionSignatureBody(TransitionSigner.Counselor, SignatureMethod.ElectronicTyped),
    ];
}
