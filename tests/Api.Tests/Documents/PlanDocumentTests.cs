using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Documents;

public sealed partial class PlanDocumentTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler))];

    private static readonly Operation Printing = new("GET", "/plans/{id}/document", null, Scopes.PlansRead, Readers);

    [Fact]
    public async Task Printing_is_open_to_its_roles_and_scope_only() => await Printing.AssertAccessAsync(await TestOrganization.CreateAsync());

    [Fact]
    public async Task Another_organization_s_plan_is_not_found()
    {
        var care = await CareInProgress.StartAsync();

        await Printing.AssertHidesAsync(await TestOrganization.CreateAsync(), care.PlanId.ToString());
    }

    [Fact]
    public async Task A_plan_in_force_is_said_in_plain_words()
    {
        var organization = await TestOrganization.CreateAsync();
        var plan = await organization.ActiveAsync();

        var html = await organization.Client(Role.Counselor).Get($"/plans/{plan.Id}/document").Succeeds();

        Assert.Equal("text/html; charset=utf-8", html.Headers["Content-Type"]);
        Assert.Equal(("no-store", "Accept"), (html.Headers["Cache-Control"], html.Headers["Vary"]));
        Assert.All(
            [
                "Dana Núñez-O&#x27;Brien", "1: in force", "Intensive outpatient (level 2.1)", "Intensive", "Transition", "F10.20 (main)", "Keeps a job; Reads easily",
                "Goal 1.1: I want my evenings back.", "Step 1.1.2: Uses an urge or refusal skill six times outside sessions.",
                "Uses of the skills (craving management, refusal; at home, work, social): at least 6", "PHQ-9 score (depression): at most 5; 14 at the start",
                "Skills group, cognitive behavioral therapy. Skills practice.", "2 times a week, 60 minutes each", "Thirty days without use.", "Patient", "Electronically, drawn",
                "42 CFR Part 2", "988", "No sessions are booked",
            ],
            said => Assert.Contains(said, html.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("is not in force", html.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_says_the_same_words_as_the_page()
    {
        var organization = await TestOrganization.CreateAsync();
        var plan = await organization.ActiveAsync();
        var counselor = organization.Client(Role.Counselor);

        var html = await counselor.Get($"/plans/{plan.Id}/document").Succeeds();
        var pdf = await counselor.Get($"/plans/{plan.Id}/document", ("Accept", "application/pdf")).Succeeds();

        Assert.Equal("application/pdf", pdf.Headers["Content-Type"]);
        var text = Pdf.TextOf(pdf.Bytes);
        var words = System.Net.WebUtility.HtmlDecode(Tag().Replace(html.Text[html.Text.IndexOf("<body>", StringComparison.Ordinal)..], " "))
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(words.Distinct(), word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    /// <summary>Each goal set is a sheet of its own.</summary>
    [Fact]
    public async Task Every_goal_set_begins_a_page()
    {
        var organization = await TestOrganization.CreateAsync();
        var plan = await organization.ActiveAsync();

        var pdf = await organization.Client(Role.Counselor).Get($"/plans/{plan.Id}/document", ("Accept", "application/pdf")).Succeeds();

        var first = Pdf.PagesOf(pdf.Bytes).Select(words => string.Join(' ', words.Take(3).Select(word => word.Text))).ToList();
        Assert.Contains("1. Alcohol use", first);
        Assert.Contains("2. Low mood", first);
    }

    /// <summary>The one style sheet that is in the page, and nothing else.</summary>
    [Fact]
    public async Task The_policy_of_the_page_allows_its_own_styles_only()
    {
        var care = await CareInProgress.StartAsync();

        var html = await care.Counselor.Get($"/plans/{care.PlanId}/document").Succeeds();

        var style = Style().Match(html.Text).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; frame-ancestors 'none'; style-src 'sha256-{hash}'", html.Headers["Content-Security-Policy"]);
        var pdf = await care.Counselor.Get($"/plans/{care.PlanId}/document", ("Accept", "application/pdf")).Succeeds();
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", pdf.Headers["Content-Security-Policy"]);
    }

    [Theory]
    [InlineData("text/html", "text/html; charset=utf-8")]
    [InlineData("*/*", "text/html; charset=utf-8")]
    [InlineData("application/*", "application/pdf")]
    [InlineData("text/html;q=0.5, application/pdf", "application/pdf")]
    [InlineData("application/pdf;q=0.5, */*;q=0.8", "text/html; charset=utf-8")]
    [InlineData("image/png, text/html;q=0.1", "text/html; charset=utf-8")]
    public async Task The_form_is_what_the_caller_would_rather_have(string accept, string contentType)
    {
        var care = await CareInProgress.StartAsync();

        Assert.Equal(contentType, (await care.Counselor.Get($"/plans/{care.PlanId}/document", ("Accept", accept)).Succeeds()).Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/html;q=0")]
    [InlineData("nonsense")]
    public async Task What_has_no_form_is_not_acceptable(string accept)
    {
        var care = await CareInProgress.StartAsync();

        await care.Counselor.Get($"/plans/{care.PlanId}/document", ("Accept", accept)).IsRefused(406, "NOT_ACCEPTABLE");
    }

    [Fact]
    public async Task A_draft_says_that_it_is_not_in_force_and_a_version_that_waits_has_lines_to_sign_on()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var draft = await organization.DraftAsync();

        Assert.Contains("Draft, not signed. This version is not in force.", (await counselor.Get($"/plans/{draft.Id}/document").Succeeds()).Text, StringComparison.Ordinal);

        await organization.SubmitAsync(draft);
        var waiting = (await counselor.Get($"/plans/{draft.Id}/document").Succeeds()).Text;
        Assert.Contains("Waiting for signatures. This version is not in force.", waiting, StringComparison.Ordinal);
        Assert.Contains("Patient: Dana", waiting, StringComparison.Ordinal);
        Assert.Contains("class=\"signature\"", waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_not_sign_is_named_with_the_witness_and_the_reason()
    {
        var organization = await TestOrganization.CreateAsync();
        var plan = await organization.ActiveWithoutPatientAsync();

        var html = await organization.Client(Role.Counselor).Get($"/plans/{plan.Id}/document").Succeeds();

        Assert.Matches("The patient did not want to sign on January 5, 2026, before [^:]+: Wants to think\\.", html.Text);
    }

    [Fact]
    public async Task A_version_is_asked_for_by_its_number_and_the_one_in_force_stands_for_the_plan()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var plan = await organization.RevisedAsync();

        Assert.Contains("1: in force", (await counselor.Get($"/plans/{plan.Id}/document").Succeeds()).Text, StringComparison.Ordinal);
        Assert.Contains("2: draft, not signed", (await counselor.Get($"/plans/{plan.Id}/document?versionNumber=2").Succeeds()).Text, StringComparison.Ordinal);
        await counselor.Get($"/plans/{plan.Id}/document?versionNumber=9").IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Nothing_is_printed_of_a_day_or_an_instant_to_come()
    {
        var care = await CareInProgress.StartAsync();

        await care.Counselor.Get($"/plans/{care.PlanId}/document?asOf=2199-01-01").IsRefused(422, "DATE_IN_FUTURE");
        await care.Counselor.Get($"/plans/{care.PlanId}/document?knownAt=2199-01-01T00:00:00Z").IsRefused(422, "DATE_IN_FUTURE");
    }

    [Fact]
    public async Task Booked_sessions_are_shown_as_a_week()
    {
        var care = await CareInProgress.StartAsync();
        foreach (var day in (string[])["2026-01-12", "2026-01-26"])
        {
            var session = await care.Counselor.Post("/sessions", new
            {
                programId = (string)(await care.Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds())["programId"]!,
                type = "Individual",
                facilitatorId = care.Organization.Counselor.ToString(),
                room = "Room 2",
                startsAt = $"{day}T22:30:00Z",
                endsAt = $"{day}T23:30:00Z",
            }).Succeeds();
            await care.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = care.EpisodeId.ToString() }).Succeeds();
        }

        var text = (await care.Counselor.Get($"/plans/{care.PlanId}/document").Succeeds()).Text;

        Assert.Contains("Monday</th><td>5:30 PM to 6:30 PM</td><td>One-to-one session</td>", text, StringComparison.Ordinal);
        Assert.Contains("<td>Room 2</td><td>Jan 12, Jan 26</td>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_day_and_knowledge_give_the_same_bytes()
    {
        var care = await CareInProgress.StartAsync();
        var knownAt = (string)(await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress").Succeeds())["knownAt"]!;
        var path = $"/plans/{care.PlanId}/document?asOf=2026-01-05&knownAt={Uri.EscapeDataString(knownAt)}";

        foreach (var accept in (string[])["text/html", "application/pdf"])
        {
            var first = await care.Counselor.Get(path, ("Accept", accept)).Succeeds();
            Assert.Equal(first.Bytes, (await care.Supervisor.Get(path, ("Accept", accept)).Succeeds()).Bytes);
        }
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
