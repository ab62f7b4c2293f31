using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.WorkItems;

public sealed class WorkItemTests
{
    [Fact]
    public async Task A_plan_in_force_without_its_countersignature_is_on_the_supervisors_list()
    {
        var care = await CareInProgress.StartAsync();

        var mine = await care.Supervisor.Get("/work-items?mine=true").Succeeds();

        var item = Assert.Single(mine["items"]!.AsArray())!;
        Assert.Equal(("CountersignatureDue", "Open"), ((string?)item["kind"], (string?)item["status"]));
        Assert.Equal(care.PlanId.ToString(), (string?)item["planId"]);
        // Fourteen days after the 2nd, to the end of that day in New York.
        Assert.Equal(new DateTimeOffset(2026, 1, 17, 5, 0, 0, TimeSpan.Zero), DateTimeOffset.Parse((string)item["dueAt"]!, null));
        Assert.Empty((await care.Counselor.Get("/work-items?mine=true&kind=CountersignatureDue").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task An_item_is_acknowledged_and_resolved_with_its_outcome()
    {
        var care = await CareInProgress.StartAsync();
        var item = await care.ItemAsync();

        var acknowledged = await care.Supervisor.Post($"/work-items/{item.Id}/acknowledge", ifMatch: item.ETag).Succeeds();
        var resolved = await care.Supervisor.Post(
            $"/work-items/{item.Id}/resolve", new { outcome = "Done", evidence = "Signed on paper." }, acknowledged.ETag).Succeeds();

        Assert.Equal("Acknowledged", (string?)acknowledged["status"]);
        Assert.Equal(care.Organization.Supervisor.ToString(), (string?)acknowledged["acknowledgement/by"]);
        Assert.Equal(("Resolved", "Done", "Signed on paper."), ((string?)resolved["status"], (string?)resolved["resolution/outcome"], (string?)resolved["resolution/evidence"]));
        var read = await care.Supervisor.Get($"/work-items/{item.Id}").Succeeds();
        Assert.Equal((resolved.Text, resolved.ETag), (read.Text, read.ETag));
        await care.Supervisor.Post($"/work-items/{item.Id}/acknowledge", ifMatch: resolved.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await care.Supervisor.Post(
            $"/work-items/{item.Id}/resolve", new { outcome = "Done", evidence = "Again." }, resolved.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task Items_are_filtered_by_kind_and_status_and_a_cursor_of_one_list_is_none_of_another()
    {
        var care = await CareInProgress.StartAsync();
        await care.RaiseAsync("second");
        await care.RaiseAsync("third");

        // The host's own clock may have found assessments that are due.
        Assert.InRange(await CountAsync("/work-items"), 3, int.MaxValue);
        Assert.Equal(1, await CountAsync("/work-items?kind=CountersignatureDue"));
        Assert.Equal(2, await CountAsync("/work-items?kind=ReviewOverdue&status=Open"));
        Assert.Equal(0, await CountAsync("/work-items?status=Resolved"));
        Assert.Equal(2, await CountAsync("/work-items?overdue=true"));
        var page = await care.Supervisor.Get("/work-items?kind=ReviewOverdue&limit=1").Succeeds();
        var next = Uri.EscapeDataString((string)page["next"]!);
        Assert.Equal(1, await CountAsync($"/work-items?kind=ReviewOverdue&limit=5&after={next}"));
        await care.Supervisor.Get($"/work-items?status=Open&after={next}").IsRefused(400, "INVALID_CURSOR");
        await care.Supervisor.Get("/work-items?kind=Whatever").IsRefused(400, "INVALID_FORMAT");
        await care.Supervisor.Get("/work-items?patient=1").IsRefused(400, "UNKNOWN_MEMBER");

        async Task<int> CountAsync(string path) => (await care.Supervisor.Get(path).Succeeds())["items"]!.AsArray().Count;
    }

    [Fact]
    public async Task Changing_an_item_needs_its_version_a_person_a_role_and_a_whole_body()
    {
        var care = await CareInProgress.StartAsync();
        var item = await care.ItemAsync();
        var (acknowledge, resolve) = ($"/work-items/{item.Id}/acknowledge", $"/work-items/{item.Id}/resolve");
        var body = new { outcome = "Done", evidence = "Signed." };

        await care.Supervisor.Post(acknowledge).IsRefused(428, "PRECONDITION_REQUIRED");
        await care.Supervisor.Post(acknowledge, ifMatch: "\"7\"").IsRefused(412, "PRECONDITION_FAILED");
        await care.Supervisor.Post(resolve, body).IsRefused(428, "PRECONDITION_REQUIRED");
        await care.Supervisor.Post(resolve, body, "\"7\"").IsRefused(412, "PRECONDITION_FAILED");
        var blank = await care.Supervisor.Post(resolve, new { outcome = "Done", evidence = "" }, item.ETag).IsRefused(400, "REQUIRED");
        Assert.Equal([("/evidence", "REQUIRED")], blank.Errors);
        await care.Supervisor.Post(resolve, new { outcome = "Done", evidence = new string('x', 1001) }, item.ETag).IsRefused(400, "TOO_LONG");
        await care.Supervisor.Post(resolve, new { evidence = "Signed." }, item.ETag).IsRefused(400, "REQUIRED");
        var nobody = await care.Organization.ClientAsync([Role.Billing]);
        await nobody.Post(acknowledge, ifMatch: item.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post(resolve, body, item.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Get("/work-items?mine=true").IsRefused(403, "PRACTITIONER_REQUIRED");
        foreach (var path in new[] { acknowledge, resolve })
        {
            await care.Organization.Client(Role.Supervisor, Scopes.WorkItemsRead).Post(path, body, item.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        }

        Assert.Equal(WorkItemStatus.Open, await care.ReadAsync(db => db.WorkItems.Where(i => i.Kind == WorkItemKind.CountersignatureDue).Select(i => i.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_patient_sees_no_work_items_not_even_of_the_own_record()
    {
        var care = await CareInProgress.StartAsync();
        var patient = await care.Organization.ClientAsync([Role.Patient], patient: care.PatientId);

        await patient.Get("/work-items").IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task Unknown_ids_and_those_of_another_organization_are_not_found()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var item = await care.ItemAsync();
        var body = new { outcome = "Done", evidence = "Signed." };

        foreach (var (client, id) in new[] { (care.Supervisor, Guid.Empty.ToString()), (other.Supervisor, item.Id) })
        {
            await client.Get($"/work-items/{id}").IsRefused(404, "NOT_FOUND");
            await client.Post($"/work-items/{id}/acknowledge", ifMatch: item.ETag).IsRefused(404, "NOT_FOUND");
            await client.Post($"/work-items/{id}/resolve", body, item.ETag).IsRefused(404, "NOT_FOUND");
        }

        Assert.Single((await other.Supervisor.Get("/work-items?kind=CountersignatureDue").Succeeds())["items"]!.AsArray());
        await care.Organization.Client(Role.Supervisor, Scopes.WorkItemsWrite).Get("/work-items").IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Supervisor, Scopes.WorkItemsWrite).Get($"/work-items/{item.Id}").IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task A_review_that_is_late_is_raised_once_and_escalated_when_the_day_has_passed()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var due = await care.ReadAsync(db => db.RecoveryPlans.Select(p => p.NextReviewDueOn).SingleAsync());

        host.Clock.SetDate(due!.Value.Year, due.Value.Month, due.Value.Day);
        await CareInProgress.RunDueTransitionsAsync(host);
        Assert.Equal(0, await care.ReadAsync(db => db.WorkItems.CountAsync(i => i.Kind == WorkItemKind.ReviewOverdue)));

        host.Clock.Advance(TimeSpan.FromDays(1));
        await CareInProgress.RunDueTransitionsAsync(host);
        await CareInProgress.RunDueTransitionsAsync(host);
        var raised = await care.ReadAsync(db => db.WorkItems.SingleAsync(i => i.Kind == WorkItemKind.ReviewOverdue));
        Assert.Equal((WorkItemStatus.Open, (PractitionerId?)care.Organization.Counselor), (raised.Status, raised.OwnerId));

        await CareInProgress.RunWorkItemJobsAsync(host);
        Assert.Equal(WorkItemStatus.Open, await care.ReadAsync(db => db.WorkItems.Where(i => i.Id == raised.Id).Select(i => i.Status).SingleAsync()));

        host.Clock.Advance(TimeSpan.FromDays(1));
        await CareInProgress.RunWorkItemJobsAsync(host);
        var escalated = await care.ReadAsync(db => db.WorkItems.SingleAsync(i => i.Kind == WorkItemKind.ReviewOverdue));
        Assert.Equal((WorkItemStatus.Escalated, (PractitionerId?)care.Organization.Supervisor), (escalated.Status, escalated.OwnerId));

        host.Clock.Advance(TimeSpan.FromDays(1));
        await CareInProgress.RunWorkItemJobsAsync(host);
        var again = await care.ReadAsync(db => db.WorkItems.SingleAsync(i => i.Kind == WorkItemKind.ReviewOverdue));
        Assert.Equal((escalated.Version, escalated.EscalatedAt), (again.Version, again.EscalatedAt));
    }
}

internal static class WorkItemSteps
{
    public static async Task<ApiAnswer> ItemAsync(this CareInProgress care)
    {
        var list = await care.Supervisor.Get("/work-items?mine=true").Succeeds();
        return await care.Supervisor.Get($"/work-items/{(string?)list["items/0/id"]}").Succeeds();
    }

    /// <summary>An overdue review, past the API.</summary>
    public static Task<int> RaiseAsync(this CareInProgress care, string dedupKey) => care.ReadAsync(async db =>
    {
        db.WorkItems.Add(WorkItem.Raise(
            TypedId.New<WorkItemId>(new DateTimeOffset(2026, 1, 5, 13, 0, 0, TimeSpan.Zero)),
            care.Organization.Id,
            new WorkItemCause(
                WorkItemKind.ReviewOverdue,
                care.PatientId,
                care.EpisodeId,
                care.PlanId,
                care.Organization.Counselor,
                new DateTimeOffset(2026, 1, 4, 5, 0, 0, TimeSpan.Zero),
                dedupKey)));
        return await db.SaveChangesAsync(default);
    });
}
