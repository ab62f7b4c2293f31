using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;
using static TreatmentPlans.Api.Tests.Scheduling.NotedCare;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class SessionNoteTests
{
    private const string Past = "2026-01-04";
    private const string Earlier = "2026-01-03";
    private const string Next = "2026-01-12";
    private const string Unknown = "019b8f00-0000-7000-8000-000000000000";

    [Fact]
    public async Task A_note_is_written_rewritten_and_signed_and_leads_to_the_goals_of_the_plan()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);
        var missing = await care.Counselor.Get(care.NotePath(session)).Succeeds();

        var draft = await care.WriteAsync(session, new { text = "A first word." }, missing.ETag).Succeeds();
        var rewritten = await care.WriteAsync(session, ifMatch: draft.ETag).Succeeds();
        var signed = await care.Counselor.Post($"{care.NotePath(session)}/sign", null, rewritten.ETag).Succeeds();

        Assert.Equal(("Missing", 0, null), ((string?)missing["status"], (int)missing["version"]!, (string?)missing["text"]));
        Assert.Equal(("Draft", "A first word."), ((string?)draft["status"], (string?)draft["text"]));
        Assert.Equal(("Signed", care.Organization.Counselor.ToString()), ((string?)signed["status"], (string?)signed["authorId"]));
        Assert.Equal((care.GoalId, care.ObjectiveId, 1), ((string?)signed["work/0/goalId"], (string?)signed["work/0/objectiveId"], (int)signed["work/0/planVersion"]!));
        Assert.Equal(care.InterventionId, (string?)signed["work/0/interventionIds/0"]);
        Assert.Equal(("LADC", "2026-01-05"), ((string?)signed["signature/credential"], (string?)signed["signature/signedOn"]));
        Assert.Equal(64, ((string?)signed["signature/contentHash"])!.Length);
        var read = await care.Supervisor.Get(care.NotePath(session)).Succeeds();
        Assert.Equal((signed.Text, signed.ETag), (read.Text, read.ETag));
        await care.WriteAsync(session, ifMatch: signed.ETag).IsRefused(409, "SESSION_LOCKED");
    }

    [Fact]
    public async Task A_signed_note_never_changes_and_one_in_error_stays_readable_beside_the_next()
    {
        var care = await NotedCare.StartAsync();
        var other = await care.AnotherAsync();
        var session = await care.CompletedAsync(Past, other);
        var signed = await care.SignedAsync(session);
        await care.WriteAsync(session, ifMatch: signed.ETag).IsRefused(409, "NOTE_SIGNED");
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, signed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");

        var wrong = await care.Counselor.Post($"{care.NotePath(session)}/enter-in-error", new { reason = "Another person's." }, signed.ETag).Succeeds();
        await care.Counselor.Post($"{care.NotePath(session)}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        var anew = await care.WriteAsync(session, ifMatch: wrong.ETag).Succeeds();
        await care.WriteAsync(session, ifMatch: signed.ETag).IsRefused(412, "PRECONDITION_FAILED");

        Assert.Equal(("EnteredInError", null, 0), ((string?)wrong["status"], (string?)wrong["text"], wrong["work"]!.AsArray().Count));
        Assert.Equal((string?)signed["text"], (string?)anew["wrongNotes/0/content/text"]);
        Assert.Equal((string?)signed["signature/contentHash"], (string?)anew["wrongNotes/0/signature/contentHash"]);
        Assert.Equal("Another person's.", (string?)anew["wrongNotes/0/enteredInError/reason"]);
        Assert.Equal(("Draft", 4), ((string?)anew["status"], (int)anew["version"]!));
    }

    [Fact]
    public async Task The_session_locks_with_the_last_note_of_those_who_attended_also_once_it_was_reopened()
    {
        var care = await NotedCare.StartAsync();
        var (present, absent) = (await care.AnotherAsync(), await care.AnotherAsync());
        var session = await care.ScheduleAsync(Past, present, absent);
        await care.TakeAsync(session, care.Patient);
        await care.TakeAsync(session, present);
        await care.TakeAsync(session, absent, new { status = "AbsentUnexcused" });
        await care.CompleteAsync(session);

        await care.DoAsync(session, "lock").IsRefused(409, "NOTES_NOT_SIGNED");
        await care.SignedAsync(session);
        Assert.Equal("Completed", await care.StatusAsync(session));
        // Nobody needs a note of who was not there; one that is begun is finished.
        var call = await care.Counselor.Put(NotePath(session, absent), new { text = "Called, no answer." }, "\"0\"").Succeeds();
        await care.SignedAsync(session, present);
        Assert.Equal("Completed", await care.StatusAsync(session));
        await care.Counselor.Post($"{NotePath(session, absent)}/sign", null, call.ETag).Succeeds();
        Assert.Equal("Locked", await care.StatusAsync(session));

        var note = await care.Counselor.Get(care.NotePath(session)).Succeeds();
        await care.Counselor.Post($"{care.NotePath(session)}/enter-in-error", new { reason = "A slip." }, note.ETag).IsRefused(409, "SESSION_LOCKED");
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, note.ETag).IsRefused(409, "SESSION_LOCKED");
        await care.DoAsync(session, "reopen", new { reason = "A slip." }, care.Supervisor).Succeeds();
        await care.Counselor.Post($"{care.NotePath(session)}/enter-in-error", new { reason = "A slip." }, note.ETag).Succeeds();
        await care.SignedAsync(session);
        Assert.Equal("Locked", await care.StatusAsync(session));

        await care.DoAsync(session, "reopen", new { reason = "For nothing." }, care.Supervisor).Succeeds();
        await care.DoAsync(session, "lock").Succeeds();
        var events = (await care.Counselor.Get("/events?limit=200").Succeeds())["items"]!.AsArray();
        Assert.Equal(4, events.Count(e => (string?)e!["type"] == "session-note.signed"));
        Assert.Single(events, e => (string?)e!["type"] == "session-note.entered-in-error");
    }

    [Fact]
    public async Task A_session_in_which_nobody_was_locks_without_a_note()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.ScheduleAsync(Past);
        await care.TakeAsync(session, care.Patient, new { status = "AbsentUnexcused" });
        await care.CompleteAsync(session);

        await care.DoAsync(session, "lock").Succeeds();
    }

    [Fact]
    public async Task Two_who_sign_the_last_notes_at_the_same_time_lock_the_session_once()
    {
        var care = await NotedCare.StartAsync();
        var other = await care.AnotherAsync();
        var session = await care.CompletedAsync(Past, other);
        var first = await care.WriteAsync(session).Succeeds();
        var second = await care.Supervisor.Put(NotePath(session, other), new { text = "Listened." }, "\"0\"").Succeeds();

        var answers = await Task.WhenAll(
            care.Counselor.Post($"{care.NotePath(session)}/sign", null, first.ETag),
            care.Supervisor.Post($"{NotePath(session, other)}/sign", null, second.ETag));

        Assert.All(answers, answer => Assert.Equal("Signed", (string?)answer["status"]));
        Assert.Equal("Locked", await care.StatusAsync(session));
        var steps = (await care.Counselor.Get($"/sessions/{session.Id}").Succeeds())["steps"]!.AsArray();
        Assert.Single(steps, step => (string?)step!["status"] == "Locked");
    }

    [Fact]
    public async Task Of_two_who_begin_the_same_note_one_is_too_late()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => care.WriteAsync(session, new { text = $"Word {i}." })));

        Assert.Equal([200, 412, 412, 412, 412, 412], answers.Select(answer => (int)answer.Status).Order());
    }

    [Fact]
    public async Task Only_what_the_plan_held_open_on_the_day_can_have_been_worked_on()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);
        var waived = await care.CompletedAsync(Earlier);

        await RefusedAsync(Unknown, [], "UNKNOWN_REFERENCE", "/work/0/objectiveId");
        await RefusedAsync(care.GoalId, [], "UNKNOWN_REFERENCE", "/work/0/objectiveId");
        await RefusedAsync(care.ObjectiveId, [care.InterventionId, Unknown], "UNKNOWN_REFERENCE", "/work/0/interventionIds/1");
        await RefusedAsync(care.ObjectiveId, [care.InterventionId, care.InterventionId], "DUPLICATE", "/work/0/interventionIds/1");
        var twice = await care.WriteAsync(session, new { text = "Twice.", work = new[] { Work(care.ObjectiveId), Work(care.ObjectiveId) } }).IsRefused(422, "DUPLICATE");
        Assert.Equal([("/work/1/objectiveId", "DUPLICATE")], twice.Errors);

        // Closed on the 3rd: it was open on that day, and is not on the 4th.
        var plan = await care.Supervisor.Get($"/plans/{care.Care.PlanId}").Succeeds();
        await care.Supervisor.Post(
            $"/plans/{care.Care.PlanId}/objectives/{care.ObjectiveId}/waive", new { reason = "Not wanted.", occurredOn = Earlier }, plan.ETag).Succeeds();
        await RefusedAsync(care.ObjectiveId, [], "OBJECTIVE_NOT_OPEN", "/work/0/objectiveId");
        await care.WriteAsync(waived).Succeeds();

        // Before there was a plan in force.
        var before = await care.CompletedAsync("2026-01-01");
        await care.WriteAsync(before).IsRefused(422, "UNKNOWN_REFERENCE");
        Assert.Equal("Missing", (string?)(await care.Counselor.Get(care.NotePath(before)).Succeeds())["status"]);

        object Work(string objective) => new { objectiveId = objective, progress = "Unchanged" };

        async Task RefusedAsync(string objective, string[] interventions, string code, string pointer)
        {
            var refused = await care.WriteAsync(
                session, new { text = "A word.", work = new[] { new { objectiveId = objective, progress = "Unchanged", interventionIds = interventions } } }).IsRefused(422, code);
            Assert.Equal([(pointer, code)], refused.Errors);
        }
    }

    [Fact]
    public async Task A_note_of_counseling_is_signed_with_its_link_to_the_plan_only()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);
        var draft = await care.WriteAsync(session, new { text = "Talked." }).Succeeds();

        var refused = await care.Counselor.Post($"{care.NotePath(session)}/sign", null, draft.ETag).IsRefused(422, "NOTE_NOT_LINKED");

        Assert.Equal([("/work", "NOTE_NOT_LINKED")], refused.Errors);
        var linked = await care.WriteAsync(session, ifMatch: draft.ETag).Succeeds();
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, linked.ETag).Succeeds();
    }

    [Fact]
    public async Task Nothing_was_worked_on_with_who_was_not_there()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.ScheduleAsync(Past);
        var early = await care.WriteAsync(session).Succeeds();
        await care.TakeAsync(session, care.Patient, new { status = "AbsentUnexcused" });
        await care.CompleteAsync(session);

        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, early.ETag).IsRefused(422, "NOT_ATTENDED");
        var refused = await care.WriteAsync(session, ifMatch: early.ETag).IsRefused(422, "NOT_ATTENDED");
        Assert.Equal([("/work", "NOT_ATTENDED")], refused.Errors);
        var call = await care.WriteAsync(session, new { text = "Called, no answer." }, early.ETag).Succeeds();
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, call.ETag).Succeeds();
    }

    [Fact]
    public async Task It_is_written_once_the_session_has_begun_and_signed_once_it_is_over()
    {
        var care = await NotedCare.StartAsync();
        var (ahead, session) = (await care.ScheduleAsync(Next), await care.ScheduleAsync(Past));
        var gone = await care.ScheduleAsync("2026-01-13");
        await care.DoAsync(gone, "cancel", new { cause = "Weather" }).Succeeds();

        await care.WriteAsync(ahead).IsRefused(422, "TOO_EARLY");
        await care.WriteAsync(gone).IsRefused(409, "SESSION_NOT_OPEN");
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, "\"0\"").IsRefused(409, "ILLEGAL_TRANSITION");
        await care.Counselor.Post($"{care.NotePath(session)}/enter-in-error", new { reason = "Nothing." }, "\"0\"").IsRefused(409, "ILLEGAL_TRANSITION");
        var draft = await care.WriteAsync(session).Succeeds();
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, draft.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var called = await care.ScheduleAsync("2026-01-03");
        var early = await care.WriteAsync(called).Succeeds();
        await care.DoAsync(called, "cancel", new { cause = "Weather" }).Succeeds();
        await care.Counselor.Post($"{care.NotePath(called)}/sign", null, early.ETag).IsRefused(409, "SESSION_NOT_OPEN");
        await care.TakeAsync(session, care.Patient);
        await care.CompleteAsync(session);
        // Somebody who came in unannounced has no outcome yet.
        var late = await care.AnotherAsync();
        await care.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = late.EpisodeId }).Succeeds();
        var unannounced = await care.Counselor.Put(NotePath(session, late), new { text = "Came along." }, "\"0\"").Succeeds();
        await care.Counselor.Post($"{NotePath(session, late)}/sign", null, unannounced.ETag).IsRefused(422, "ATTENDANCE_MISSING");
        await care.Counselor.Post($"{care.NotePath(session)}/sign", null, draft.ETag).Succeeds();
        Assert.Equal("Completed", await care.StatusAsync(session));
    }

    [Fact]
    public async Task Who_wrote_it_signs_it_under_a_credential_of_the_day()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);
        var draft = await care.WriteAsync(session).Succeeds();
        var sign = $"{care.NotePath(session)}/sign";
        var nobody = await care.Organization.ClientAsync([Role.Counselor]);
        await nobody.Put(care.NotePath(session), care.Note, draft.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post(sign, null, draft.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await care.Supervisor.Post(sign, null, draft.ETag).IsRefused(422, "NOT_THE_AUTHOR");
        await care.Counselor.Post(sign, null).IsRefused(428, "PRECONDITION_REQUIRED");

        var administrator = care.Organization.Client(Role.Administrator);
        var path = $"/practitioners/{care.Organization.Counselor}";
        var counselor = await administrator.Get(path).Succeeds();
        await administrator.Put(path, new { givenName = "Sam", familyName = "Reed", active = true }, counselor.ETag).Succeeds();
        await care.Counselor.Post(sign, null, draft.ETag).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");

        var taken = await care.WriteAsync(session, ifMatch: draft.ETag, client: care.Supervisor).Succeeds();
        var signed = await care.Supervisor.Post(sign, null, taken.ETag).Succeeds();
        Assert.Equal((care.Organization.Supervisor.ToString(), "LCSW"), ((string?)signed["signature/signerId"], (string?)signed["signature/credential"]));
    }

    [Fact]
    public async Task Only_participants_have_notes_and_those_of_one_who_never_was_there_do_not_hold()
    {
        var care = await NotedCare.StartAsync();
        var stranger = await care.AnotherAsync();
        var session = await care.CompletedAsync(Past);
        await care.Counselor.Get(NotePath(session, stranger)).IsRefused(404, "NOT_FOUND");
        await care.Counselor.Put(NotePath(session, stranger), new { text = "Not there." }, "\"0\"").IsRefused(404, "NOT_FOUND");

        var note = await care.WriteAsync(session).Succeeds();
        var record = await care.Counselor.Get($"/sessions/{session.Id}/attendance/{care.Patient.PatientId}").Succeeds();
        await care.Counselor.Post(
            $"/sessions/{session.Id}/attendance/{care.Patient.PatientId}/enter-in-error", new { reason = "Another person." }, record.ETag).Succeeds();

        var wrong = await care.Counselor.Get(care.NotePath(session)).Succeeds();
        Assert.Equal(((string?)note["id"], "EnteredInError"), ((string?)wrong["id"], (string?)wrong["status"]));
        Assert.Equal("Another person.", (string?)Assert.Single(wrong["wrongNotes"]!.AsArray())!["enteredInError"]!["reason"]);
        await care.WriteAsync(session, ifMatch: wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Theory]
    [InlineData("""{ "text": "" }""", "REQUIRED", "/text")]
    [InlineData("""{ "work": [{ "objectiveId": "x", "progress": "Progressed" }] }""", "INVALID_FORMAT", "/work/0/objectiveId")]
    [InlineData("""{ "work": [{ "objectiveId": "019b8f00-0000-7000-8000-000000000000", "progress": "Well" }] }""", "INVALID_FORMAT", "/work/0/progress")]
    public async Task A_malformed_note_is_refused_and_what_it_says_is_not_repeated(string change, string code, string pointer)
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);

        var refused = await care.WriteAsync(session, new { text = "Unmistakable words." }.With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.DoesNotContain("Unmistakable", refused.Text, StringComparison.Ordinal);
        await care.WriteAsync(session, new { text = new string('x', 8_001) }).IsRefused(400, "TOO_LONG");
    }

    /// <summary>What is said of a note anywhere but in the note: that it is there, and whose.</summary>
    [Fact]
    public async Task Its_words_stand_in_no_event_and_no_audit_entry()
    {
        const string Word = "unmistakable-word";
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);
        await care.SignedAsync(session, note: care.Note.With(new { text = Word }));

        Assert.DoesNotContain(Word, (await care.Counselor.Get("/events?limit=200").Succeeds()).Text, StringComparison.Ordinal);
        await care.Organization.ReadAsync(async db =>
        {
            var entries = await db.AuditEntries.Where(entry => entry.Action.EndsWith("SessionNote")).ToListAsync();
            Assert.NotEmpty(entries);
            Assert.All(entries, entry => Assert.Equal(care.Patient.PatientId, entry.PatientId.ToString()));
            Assert.DoesNotContain(Word, string.Join('\n', entries), StringComparison.Ordinal);
            var outbox = await db.Outbox.IgnoreQueryFilters([AppDbContext.DisclosureFilter]).ToListAsync();
            Assert.All(outbox, message => Assert.DoesNotContain(Word, System.Text.Json.JsonSerializer.Serialize(message), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_patient_reads_no_note_and_no_other_organization_does()
    {
        var care = await NotedCare.StartAsync();
        var session = await care.CompletedAsync(Past);
        await care.SignedAsync(session);
        var patient = await care.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse(care.Patient.PatientId)));

        await patient.Get(care.NotePath(session)).IsRefused(403, "INSUFFICIENT_SCOPE");
        var other = await TestOrganization.CreateAsync();
        await other.Client(Role.Counselor).Get(care.NotePath(session)).IsRefused(404, "NOT_FOUND");
        await other.Client(Role.Counselor).Put(care.NotePath(session), care.Note, "\"0\"").IsRefused(404, "NOT_FOUND");
    }
}
