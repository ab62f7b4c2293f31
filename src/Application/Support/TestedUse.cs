using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
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
        var uses = (await db.TrackedUseEventsAsync(test.EpisodeId, cancellationToken)).ToList();

        // The closest names first: what a wider one finds on the same panel is then of the same use.
        foreach (var result in test.Results.Where(result => result.TellsOfUse).OrderBy(result => result.Substance.Breadth()))
        {
            Find(test, result, uses, care, now);
        }

        foreach (var result in test.Results.Where(result => result.Result == TestResult.Negative))
        {
            if (test.ConfirmsId is { } screen)
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

    private static DateOnly FirstDay(DrugTest test, Substance substance, SupportCare care) =>
        test.CollectedOn.AddDays(-care.Program.PoliciesOn(test.CollectedOn).DrugTests.WindowDays(substance, test.Specimen!.Value));

    private static void Withdraw(IEnumerable<UseEvent> uses, DrugTestId test, string reason, DateTimeOffset now)
    {
        foreach (var use in uses.Where(use => use.IsToldOnlyBy(test.Value)).ToList())
        {
            use.Refute(reason, Actor.Service, now);
        }
    }

    private void Find(DrugTest test, SubstanceResult result, List<UseEvent> uses, SupportCare care, DateTimeOffset now)
    {
        var from = FirstDay(test, result.Substance, care);
        var known = uses.Where(use => use.MayExplain(result.Substance, from, test.CollectedOn)).MaxBy(use => use.EndedOn)
            ?? uses.Find(use => IsSeenCloser(use, test, result));
        if (known is not null)
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
        uses.Add(use);
    }

    /// <summary>The definitive test names what the screen had told of by a wider name.</summary>
    private static bool IsSeenCloser(UseEvent use, DrugTest test, SubstanceResult result) =>
        test.ConfirmsId is { } screen && use.WasFoundBy(screen.Value) && use.Substance.TakesIn(result.Substance);
}
