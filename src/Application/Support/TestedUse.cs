using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>
/// Tests and what is told of use find each other (D16, rule USE-7): a positive result is of an event with a day in its window, or makes one
/// that a clinician has yet to confirm.
/// </summary>
internal sealed class TestedUse(IAppDbContext db)
{
    /// <summary>The caller holds the episode's lock, and saves.</summary>
    public async Task FollowAsync(DrugTest test, SupportCare care, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var uses = await db.TrackedUseEventsAsync(test.EpisodeId, cancellationToken);
        foreach (var result in test.Results)
        {
            if (result.TellsOfUse)
            {
                Find(test, result, uses, care, now);
            }
            else if (test.ConfirmsId is { } screen && result.Result == TestResult.Negative)
            {
                Withdraw(uses.Where(use => use.Substance == result.Substance), screen, "A definitive test did not find it.", now);
            }
        }
    }

    /// <summary>As above, of a test that does not hold.</summary>
    public async Task DropAsync(DrugTest test, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var uses = await db.TrackedUseEventsAsync(test.EpisodeId, cancellationToken);
        Withdraw(uses, test.Id, "The test was entered in error.", now);
        foreach (var use in uses.Where(use => use.Status != UseEventStatus.Refuted && use.DrugTestIds.Contains(test.Id.Value)))
        {
            use.RemoveTest(test.Id.Value);
        }
    }

    /// <summary>What a test alone had told of is told by <paramref name="told"/> from now on, where that lies in the test's window.</summary>
    public async Task MergeAsync(UseEvent told, SupportCare care, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (told.ReportedBy == UseReporter.Test)
        {
            return;
        }

        var uses = await db.TrackedUseEventsAsync(told.EpisodeId, cancellationToken);
        foreach (var found in uses.Where(use => use.Id != told.Id && use is { ReportedBy: UseReporter.Test, Status: UseEventStatus.Unconfirmed, EnteredInError: null }).ToList())
        {
            var ids = found.DrugTestIds.Select(id => new DrugTestId(id)).ToList();
            var tests = await db.DrugTests.Where(test => ids.Contains(test.Id)).ToListAsync(cancellationToken);
            if (tests.Exists(test => told.MayExplain(found.Substance, FirstDay(test, found.Substance, care), test.CollectedOn)))
            {
                found.MergeInto(told, Actor.Service, now);
                tests.ForEach(test => told.AddTest(test.Id.Value));
            }
        }
    }

    private static DateOnly FirstDay(DrugTest test, Domain.Programs.Substance substance, SupportCare care) =>
        test.CollectedOn.AddDays(-care.Program.PoliciesOn(test.CollectedOn).DrugTests.WindowDays(substance, test.Specimen!.Value));

    private static void Withdraw(IEnumerable<UseEvent> uses, DrugTestId test, string reason, DateTimeOffset now)
    {
        foreach (var use in uses.Where(use => use.IsToldOnlyBy(test.Value)).ToList())
        {
            use.Refute(reason, Actor.Service, now);
        }
    }

    private void Find(DrugTest test, SubstanceResult result, IReadOnlyList<UseEvent> uses, SupportCare care, DateTimeOffset now)
    {
        var from = FirstDay(test, result.Substance, care);
        if (uses.Where(use => use.MayExplain(result.Substance, from, test.CollectedOn)).MaxBy(use => use.EndedOn) is { } known)
        {
            known.AddTest(test.Id.Value);
            return;
        }

        // Use before the admission, as told there, is no return to use; nor is a test of before it.
        if (care.Episode.LastUse?.OnDate >= from || test.CollectedOn < care.Episode.AdmittedOn || care.Episode.AdmittedOn is null)
        {
            return;
        }

        var use = UseEvent.Make(
            TypedId.New<UseEventId>(now),
            care,
            new UseReport(result.Substance, test.CollectedOn, null, null, null, null, UseReporter.Test),
            Actor.Service,
            now);
        use.AddTest(test.Id.Value);
        db.UseEvents.Add(use);
    }
}
