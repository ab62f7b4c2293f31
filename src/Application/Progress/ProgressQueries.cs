using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Progress;

/// <summary>Everything that tells how an episode goes, as one batch.</summary>
internal sealed class ProgressQueries
{
    private readonly CareQueries _care;
    private readonly BatchedQuery<Assessment> _assessments;
    private readonly BatchedQuery<WellbeingCheckIn> _checkIns;
    private readonly BatchedQuery<UseEvent> _uses;
    private readonly BatchedQuery<DrugTest> _tests;
    private readonly BatchedQuery<SkillPractice> _practices;
    private readonly BatchedQuery<Homework> _homework;
    private readonly BatchedQuery<Trigger> _triggers;
    private readonly BatchedQuery<SupportContact> _contacts;

    private ProgressQueries(QueryBatch batch, IAppDbContext db, Episode episode, DateOnly asOf)
    {
        var id = episode.Id;
        _care = CareQueries.Add(batch, db, episode, asOf);
        _assessments = batch.Add(db.Assessments.AsNoTracking().Where(assessment => assessment.EpisodeId == id && assessment.AnsweredOn <= asOf));
        _checkIns = batch.Add(db.WellbeingCheckIns.AsNoTracking().Where(checkIn => checkIn.EpisodeId == id && checkIn.On <= asOf));
        _uses = batch.Add(db.UseEvents.AsNoTracking().Where(use => use.EpisodeId == id));
        _tests = batch.Add(db.DrugTests.AsNoTracking().Where(test => test.EpisodeId == id && test.CollectedOn <= asOf));
        _practices = batch.Add(db.SkillPractices.AsNoTracking().Where(practice => practice.EpisodeId == id && practice.PractisedOn <= asOf));
        _homework = batch.Add(db.Homework.AsNoTracking().Where(homework => homework.EpisodeId == id && homework.DueOn <= asOf));
        _triggers = batch.Add(db.Triggers.AsNoTracking().Where(trigger => trigger.EpisodeId == id && trigger.IdentifiedOn <= asOf));
        _contacts = batch.Add(db.SupportContacts.AsNoTracking().Where(contact => contact.EpisodeId == id && contact.AgreedOn <= asOf));
    }

    public IReadOnlyList<StepDownPhase> Phases => _care.Phases;

    public static ProgressQueries Add(QueryBatch batch, IAppDbContext db, Episode episode, DateOnly asOf) => new(batch, db, episode, asOf);

    public ProgressFacts Read(Episode episode, Program program, DateOnly asOf, DateTimeOffset knownAt)
    {
        var isAdmitted = episode.Admission?.RecordedAt <= knownAt && episode.AdmittedOn <= asOf;
        return new ProgressFacts(
            isAdmitted ? episode.AdmittedOn : null,
            isAdmitted ? episode.LastUse : null,
            [
                .. from assessment in _assessments.Rows
                   where assessment.RecordedAt <= knownAt && !(assessment.EnteredInError?.At <= knownAt)
                   from score in assessment.Scores
                   orderby assessment.AnsweredAt, assessment.Id.Value
                   select new ScoreFact(assessment.Id.Value, score.Code, assessment.AnsweredOn, assessment.AnsweredAt, score.Value),
            ],
            [.. _checkIns.Rows.Where(checkIn => checkIn.StoodAt(knownAt)).Select(checkIn => new CravingFact(checkIn.Id.Value, checkIn.On, checkIn.Craving))],
            UseDaysOf(_uses.Rows, program, _care.Patient, asOf, knownAt),
            DrugTestFact.Of(_tests.Rows, asOf, knownAt),
            [
                .. _practices.Rows
                    .Where(practice => practice.RecordedAt <= knownAt && !(practice.EnteredInError?.At <= knownAt))
                    .Select(practice => new PracticeFact(practice.Id.Value, practice.Category, practice.Setting, practice.PractisedOn)),
            ],
            [.. _triggers.Rows.Where(trigger => trigger.StoodAt(knownAt) && trigger.Details.HasCopingPlan()).Select(trigger => trigger.Id.Value)],
            _care.Read(episode, program, asOf, knownAt).SessionEvidence() ?? [],
            HomeworkOf(_homework.Rows, asOf, knownAt),
            [.. _contacts.Rows.Where(contact => contact.StoodOn(asOf, knownAt)).Select(contact => contact.Id.Value)]);
    }

    public static IReadOnlyList<HomeworkEvidence> HomeworkOf(IEnumerable<Homework> homework, DateOnly asOf, DateTimeOffset knownAt) =>
    [
        .. homework
            .Select(item => item.StandingAsOf(asOf, knownAt)).OfType<HomeworkStanding>()
            .Where(standing => standing.Counts)
            .Select(standing => new HomeworkEvidence(standing.Id.Value, standing.DueOn, standing.IsCompleted)),
    ];

    private static IReadOnlyList<UseDayFact> UseDaysOf(
        IEnumerable<UseEvent> uses, Program program, Patient patient, DateOnly asOf, DateTimeOffset knownAt)
    {
        var heavyDrinks = HeavyDrinking.ThresholdOf(patient, program.PoliciesOn(asOf).Support);
        return
        [
            .. from use in uses.Select(use => use.AsOf(asOf, knownAt)).OfType<UseFact>()
               where use.Status == UseEventStatus.Confirmed
               from day in use.Days()
               orderby day
               select new UseDayFact(use.Id.Value, day, use.Substance, use.StandardDrinksPerDay >= heavyDrinks),
        ];
    }
}
