using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TreatmentPlans.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OpenIddictApplications",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    application_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    client_secret = table.Column<string>(type: "TEXT", nullable: true),
                    client_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    consent_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    display_names = table.Column<string>(type: "TEXT", nullable: true),
                    json_web_key_set = table.Column<string>(type: "TEXT", nullable: true),
                    permissions = table.Column<string>(type: "TEXT", nullable: true),
                    post_logout_redirect_uris = table.Column<string>(type: "TEXT", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    redirect_uris = table.Column<string>(type: "TEXT", nullable: true),
                    requirements = table.Column<string>(type: "TEXT", nullable: true),
                    settings = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "OpenIddictScopes",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    descriptions = table.Column<string>(type: "TEXT", nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    display_names = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    resources = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "aggregate_history",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    aggregate = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: true),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    written_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    written_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aggregate_history", x => new { x.organization_id, x.aggregate, x.id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "anonymous_denial",
                columns: table => new
                {
                    address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false),
                    minute = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anonymous_denial", x => new { x.address, x.minute });
                });

            migrationBuilder.CreateTable(
                name: "api_client",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    keys = table.Column<string>(type: "TEXT", nullable: true),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_client", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "assessment",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instrument = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    instrument_version = table.Column<int>(type: "INTEGER", nullable: false),
                    scoring_version = table.Column<int>(type: "INTEGER", nullable: false),
                    variant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_self_reported = table.Column<bool>(type: "INTEGER", nullable: false),
                    scores = table.Column<string>(type: "TEXT", nullable: false),
                    flags = table.Column<string>(type: "TEXT", nullable: false),
                    focus = table.Column<string>(type: "TEXT", nullable: false),
                    threshold_basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    score = table.Column<decimal>(type: "TEXT", nullable: true),
                    risk = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: true),
                    over_capacity_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    scheduled_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_treatment = table.Column<bool>(type: "INTEGER", nullable: false),
                    booked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    log = table.Column<string>(type: "TEXT", nullable: false),
                    make_up_for_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    make_up_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_up_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    counts_as = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attended_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    action = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    refusal = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    trace_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    user_agent = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => new { x.organization_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "billing_mark",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    marked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_mark", x => new { x.organization_id, x.episode_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "booking",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    resource = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking", x => new { x.organization_id, x.holder_id, x.kind, x.resource });
                });

            migrationBuilder.CreateTable(
                name: "calendar_token",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    practitioner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    secret_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_token", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "care_team",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    members = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_team", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "certification",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    certified_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    renew_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    hours_per_week = table.Column<decimal>(type: "TEXT", nullable: false),
                    certified_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certification", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "contact_attempt",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reached = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_attempt", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "continuing_care_plan",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    active_number = table.Column<int>(type: "INTEGER", nullable: true),
                    versions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_continuing_care_plan", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "cost_estimate",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    log = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_estimate", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "coverage",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifiers = table.Column<string>(type: "TEXT", nullable: false),
                    dependent = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    terms_log = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "discharge",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    open_episode_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    discharged_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    readiness_evaluation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    override_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    risk_discussion = table.Column<string>(type: "TEXT", nullable: true),
                    for_violence = table.Column<bool>(type: "INTEGER", nullable: false),
                    warnings = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discharge", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "drug_test",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifiers = table.Column<string>(type: "TEXT", nullable: false),
                    collected_at = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    specimen = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    results = table.Column<string>(type: "TEXT", nullable: false),
                    confirms_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drug_test", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "encouragement",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    milestone_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_encouragement", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: true),
                    waitlist_number = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    weeks_away = table.Column<string>(type: "TEXT", nullable: false),
                    over_capacity_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "episode",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifiers = table.Column<string>(type: "TEXT", nullable: false),
                    previous_episode_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    referral = table.Column<string>(type: "TEXT", nullable: false),
                    screening = table.Column<string>(type: "TEXT", nullable: true),
                    declination = table.Column<string>(type: "TEXT", nullable: true),
                    admission = table.Column<string>(type: "TEXT", nullable: true),
                    admitted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    current_level_of_care = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    level_of_care_stays = table.Column<string>(type: "TEXT", nullable: false),
                    leaves = table.Column<string>(type: "TEXT", nullable: false),
                    diagnoses = table.Column<string>(type: "TEXT", nullable: false),
                    dimension_rating_sets = table.Column<string>(type: "TEXT", nullable: false),
                    end = table.Column<string>(type: "TEXT", nullable: true),
                    requested_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    acute_care_setting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    acute_care_ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    substance_use_index_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_used_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    admitted_rank = table.Column<int>(type: "INTEGER", nullable: true),
                    current_rank = table.Column<int>(type: "INTEGER", nullable: true),
                    discharged_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    discharge_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "episode_billing",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unbilled = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_billing", x => new { x.organization_id, x.episode_id });
                });

            migrationBuilder.CreateTable(
                name: "external_identifier",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resource = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_identifier", x => new { x.organization_id, x.resource, x.system, x.value });
                });

            migrationBuilder.CreateTable(
                name: "follow_up",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ladder_days = table.Column<int>(type: "INTEGER", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<string>(type: "TEXT", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: true),
                    in_continuing_care_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancellation = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_up", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "homework",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    instructions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    pattern = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    skill_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    objective_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    evidence_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homework", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_record",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_record", x => new { x.organization_id, x.client_id, x.operation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "independence_checklist",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    looks = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_independence_checklist", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "level_of_care_decision",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decision_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to_level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dimension_rating_set_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    readiness_evaluation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    software_recommendation = table.Column<string>(type: "TEXT", nullable: true),
                    override_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    patient_agreement = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    correction_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    executed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawal = table.Column<string>(type: "TEXT", nullable: true),
                    lapsed = table.Column<string>(type: "TEXT", nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_level_of_care_decision", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "milestone",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    awarded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    log = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "milestone_sharing",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    chosen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_sharing", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organization",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    schema_version = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    caused_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "parity_entry",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    authorization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    grant = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    after_appeal = table.Column<bool>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parity_entry", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "patient",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifiers = table.Column<string>(type: "TEXT", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    middle_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    preferred_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    search_given_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    search_family_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    deceased_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    administrative_sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    clinical_sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    minor_consent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    merged_into_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    retain_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    legal_hold = table.Column<bool>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patient", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "patient_availability",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commitments = table.Column<string>(type: "TEXT", nullable: false),
                    preferences = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patient_availability", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "payer_authorization",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifiers = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    grant = table.Column<string>(type: "TEXT", nullable: true),
                    closed_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    used = table.Column<decimal>(type: "TEXT", nullable: false),
                    denial_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    reviewer = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payer_authorization", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "payer_contract",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payer_contract", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plan_template",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    template_version = table.Column<int>(type: "INTEGER", nullable: false),
                    definition = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_template", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "practitioner",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    identifiers = table.Column<string>(type: "TEXT", nullable: false),
                    credentials = table.Column<string>(type: "TEXT", nullable: false),
                    licence_states = table.Column<string>(type: "TEXT", nullable: false),
                    supervisor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practitioner", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "practitioner_availability",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    openings = table.Column<string>(type: "TEXT", nullable: false),
                    most_minutes_per_week = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practitioner_availability", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "program",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    levels_of_care = table.Column<string>(type: "TEXT", nullable: false),
                    closures = table.Column<string>(type: "TEXT", nullable: false),
                    rates = table.Column<string>(type: "TEXT", nullable: false),
                    policies = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_program", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "readiness_evaluation",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    phase_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<long>(type: "INTEGER", nullable: false),
                    policy_effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    evidence_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: false),
                    evaluated_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readiness_evaluation", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "recovery_plan",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    current_number = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    draft_number = table.Column<int>(type: "INTEGER", nullable: true),
                    next_review_due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    goals = table.Column<string>(type: "TEXT", nullable: false),
                    objectives = table.Column<string>(type: "TEXT", nullable: false),
                    review_obligations = table.Column<string>(type: "TEXT", nullable: false),
                    reviews = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_plan", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "relapse_prevention_plan",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    active_number = table.Column<int>(type: "INTEGER", nullable: true),
                    versions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relapse_prevention_plan", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "related_person",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    relationship = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_related_person", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "schedule_proposal",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    episode_ids = table.Column<string>(type: "TEXT", nullable: false),
                    seed = table.Column<int>(type: "INTEGER", nullable: false),
                    time_limit_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    requested_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    patients = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_proposal", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "schedule_proposal_run",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: false),
                    holder = table.Column<Guid>(type: "TEXT", nullable: true),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: true),
                    placed = table.Column<int>(type: "INTEGER", nullable: false),
                    most_placed = table.Column<int>(type: "INTEGER", nullable: false),
                    cost = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_bound = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_proposal_run", x => new { x.organization_id, x.proposal_id });
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    facilitator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    room = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    virtual_link = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    series_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    original_start_local = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    break_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    held = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancelled_for = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    rescheduled_from_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rescheduled_to_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    first_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    moves = table.Column<int>(type: "INTEGER", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "session_note",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: true),
                    wrong_notes = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_note", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "session_series",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    schedule = table.Column<string>(type: "TEXT", nullable: false),
                    design = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    continues = table.Column<Guid>(type: "TEXT", nullable: true),
                    continued_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    planned_before = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    left_out = table.Column<string>(type: "TEXT", nullable: false),
                    plans_on_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_series", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "skill_practice",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    skill_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    practised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    practised_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    setting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    situation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    difficulty = table.Column<int>(type: "INTEGER", nullable: false),
                    effectiveness = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skill_practice", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "step_down_phase",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    active_episode_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    planned_phase_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    level_of_care = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target_hours_per_week = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    planned_start_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    planned_end_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    exit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    responsibilities = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    start_recorded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_recorded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    places = table.Column<string>(type: "TEXT", nullable: false),
                    opened_by_decision_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    closed_by_decision_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_down_phase", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_contact",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_recorded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_contact", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "therapy_group",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    program_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    entry = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    curriculum = table.Column<string>(type: "TEXT", nullable: true),
                    facilitator_ids = table.Column<string>(type: "TEXT", nullable: false),
                    room = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    virtual_link = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_therapy_group", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "token_key",
                columns: table => new
                {
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    active_from = table.Column<long>(type: "INTEGER", nullable: false),
                    private_key = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_token_key", x => x.generation);
                });

            migrationBuilder.CreateTable(
                name: "trigger",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    identified_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trigger", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "use_event",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    substance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    standard_drinks_per_day = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    setting = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reported_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    drug_test_ids = table.Column<string>(type: "TEXT", nullable: false),
                    judgement = table.Column<string>(type: "TEXT", nullable: true),
                    merged_into_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    log = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_use_event", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "used_assertion",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    token_id = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_assertion", x => new { x.client_id, x.token_id });
                });

            migrationBuilder.CreateTable(
                name: "wellbeing_check_in",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    craving = table.Column<int>(type: "INTEGER", nullable: false),
                    mood = table.Column<int>(type: "INTEGER", nullable: true),
                    trigger_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    duration_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    coping_skill = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    is_told_by_patient = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_in_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wellbeing_check_in", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "work_item",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dedup_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    acknowledgement = table.Column<string>(type: "TEXT", nullable: true),
                    escalated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolution = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    updated_by_practitioner = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_item", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "OpenIddictAuthorizations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    application_id = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    scopes = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_open_iddict_authorizations_open_iddict_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "OpenIddictApplications",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "service_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    episode_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    service_code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    first_source = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<string>(type: "TEXT", nullable: false),
                    replaces_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    derived_at = table.Column<long>(type: "INTEGER", nullable: false),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_line", x => new { x.organization_id, x.episode_id, x.id });
                    table.ForeignKey(
                        name: "fk_service_line_episode_billing_organization_id_episode_id",
                        columns: x => new { x.organization_id, x.episode_id },
                        principalTable: "episode_billing",
                        principalColumns: new[] { "organization_id", "episode_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_plan_version",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recovery_plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    level_of_care_edition = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    level_of_care_code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    template = table.Column<string>(type: "TEXT", nullable: true),
                    revision_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    active_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    countersignature_due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    signatures = table.Column<string>(type: "TEXT", nullable: false),
                    signature_origins = table.Column<string>(type: "TEXT", nullable: false),
                    refusals = table.Column<string>(type: "TEXT", nullable: false),
                    transitions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_plan_version", x => new { x.organization_id, x.recovery_plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_recovery_plan_version_recovery_plan_organization_id_recovery_plan_id",
                        columns: x => new { x.organization_id, x.recovery_plan_id },
                        principalTable: "recovery_plan",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpenIddictTokens",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    application_id = table.Column<string>(type: "TEXT", nullable: true),
                    authorization_id = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    expiration_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    redemption_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reference_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_open_iddict_tokens_open_iddict_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "OpenIddictApplications",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_open_iddict_tokens_open_iddict_authorizations_authorization_id",
                        column: x => x.authorization_id,
                        principalTable: "OpenIddictAuthorizations",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_applications_client_id",
                table: "OpenIddictApplications",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_authorizations_application_id_status_subject_type",
                table: "OpenIddictAuthorizations",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_scopes_name",
                table: "OpenIddictScopes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_tokens_application_id_status_subject_type",
                table: "OpenIddictTokens",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_tokens_authorization_id",
                table: "OpenIddictTokens",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_tokens_reference_id",
                table: "OpenIddictTokens",
                column: "reference_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_aggregate_history_organization_id_aggregate_id_version",
                table: "aggregate_history",
                columns: new[] { "organization_id", "aggregate", "id", "version" },
                filter: "position IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_aggregate_history_organization_id_position",
                table: "aggregate_history",
                columns: new[] { "organization_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_client_organization_id_client_id",
                table: "api_client",
                columns: new[] { "organization_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessment_organization_id_episode_id_id",
                table: "assessment",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_organization_id_episode_id_instrument_answered_at",
                table: "assessment",
                columns: new[] { "organization_id", "episode_id", "instrument", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_organization_id_patient_id_answered_on",
                table: "assessment",
                columns: new[] { "organization_id", "patient_id", "answered_on" },
                filter: "risk IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_organization_id_episode_id_on",
                table: "attendance",
                columns: new[] { "organization_id", "episode_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_organization_id_patient_id_on",
                table: "attendance",
                columns: new[] { "organization_id", "patient_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_organization_id_session_id_patient_id",
                table: "attendance",
                columns: new[] { "organization_id", "session_id", "patient_id" },
                unique: true,
                filter: "entered_in_error IS NULL AND status <> 'WithdrawnFromGroup'");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_organization_id_session_id_seat",
                table: "attendance",
                columns: new[] { "organization_id", "session_id", "seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_organization_id_patient_id_at",
                table: "audit_entry",
                columns: new[] { "organization_id", "patient_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_organization_id_resource_ends_at",
                table: "booking",
                columns: new[] { "organization_id", "resource", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_token_organization_id_patient_id_id",
                table: "calendar_token",
                columns: new[] { "organization_id", "patient_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_token_organization_id_practitioner_id_id",
                table: "calendar_token",
                columns: new[] { "organization_id", "practitioner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_token_organization_id_secret_hash",
                table: "calendar_token",
                columns: new[] { "organization_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certification_organization_id_episode_id_id",
                table: "certification",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_certification_organization_id_patient_id",
                table: "certification",
                columns: new[] { "organization_id", "patient_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_attempt_organization_id_episode_id_id",
                table: "contact_attempt",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_continuing_care_plan_organization_id_episode_id",
                table: "continuing_care_plan",
                columns: new[] { "organization_id", "episode_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coverage_organization_id_patient_id_id",
                table: "coverage",
                columns: new[] { "organization_id", "patient_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_discharge_organization_id_discharged_on",
                table: "discharge",
                columns: new[] { "organization_id", "discharged_on" },
                filter: "status = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_discharge_organization_id_episode_id_id",
                table: "discharge",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_discharge_organization_id_open_episode_id",
                table: "discharge",
                columns: new[] { "organization_id", "open_episode_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drug_test_organization_id_episode_id_id",
                table: "drug_test",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_drug_test_organization_id_patient_id_collected_on",
                table: "drug_test",
                columns: new[] { "organization_id", "patient_id", "collected_on" });

            migrationBuilder.CreateIndex(
                name: "ix_encouragement_organization_id_episode_id_id",
                table: "encouragement",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_organization_id_group_id_id",
                table: "enrolment",
                columns: new[] { "organization_id", "group_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_organization_id_group_id_patient_id",
                table: "enrolment",
                columns: new[] { "organization_id", "group_id", "patient_id" },
                unique: true,
                filter: "status <> 'Withdrawn' AND entered_in_error IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_organization_id_group_id_seat",
                table: "enrolment",
                columns: new[] { "organization_id", "group_id", "seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_organization_id_patient_id_id",
                table: "enrolment",
                columns: new[] { "organization_id", "patient_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_patient_id_id",
                table: "episode",
                columns: new[] { "organization_id", "patient_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_patient_id_program_id",
                table: "episode",
                columns: new[] { "organization_id", "patient_id", "program_id" },
                unique: true,
                filter: "status IN ('Admitted', 'OnLeave') AND entered_in_error IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_program_id_acute_care_ended_on",
                table: "episode",
                columns: new[] { "organization_id", "program_id", "acute_care_ended_on" },
                filter: "acute_care_ended_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_program_id_admitted_on",
                table: "episode",
                columns: new[] { "organization_id", "program_id", "admitted_on" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_program_id_discharged_on",
                table: "episode",
                columns: new[] { "organization_id", "program_id", "discharged_on" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_program_id_status",
                table: "episode",
                columns: new[] { "organization_id", "program_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_organization_id_program_id_substance_use_index_on",
                table: "episode",
                columns: new[] { "organization_id", "program_id", "substance_use_index_on" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_billing_organization_id_program_id",
                table: "episode_billing",
                columns: new[] { "organization_id", "program_id" });

            migrationBuilder.CreateIndex(
                name: "ix_external_identifier_organization_id_resource_resource_id",
                table: "external_identifier",
                columns: new[] { "organization_id", "resource", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_organization_id_episode_id_id",
                table: "follow_up",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_organization_id_opens_on",
                table: "follow_up",
                columns: new[] { "organization_id", "opens_on" },
                filter: "status IN ('Planned', 'Due')");

            migrationBuilder.CreateIndex(
                name: "ix_follow_up_organization_id_patient_id",
                table: "follow_up",
                columns: new[] { "organization_id", "patient_id" },
                filter: "status IN ('Planned', 'Due')");

            migrationBuilder.CreateIndex(
                name: "ix_homework_organization_id_due_on",
                table: "homework",
                columns: new[] { "organization_id", "due_on" },
                filter: "status IN ('Assigned', 'Accepted', 'InProgress')");

            migrationBuilder.CreateIndex(
                name: "ix_homework_organization_id_episode_id_id",
                table: "homework",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_record_organization_id_created_at",
                table: "idempotency_record",
                columns: new[] { "organization_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_level_of_care_decision_organization_id_effective_on",
                table: "level_of_care_decision",
                columns: new[] { "organization_id", "effective_on" },
                filter: "status = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_level_of_care_decision_organization_id_episode_id",
                table: "level_of_care_decision",
                columns: new[] { "organization_id", "episode_id" },
                unique: true,
                filter: "status = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_level_of_care_decision_organization_id_plan_id_id",
                table: "level_of_care_decision",
                columns: new[] { "organization_id", "plan_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestone_organization_id_episode_id_id",
                table: "milestone",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestone_organization_id_episode_id_run_started_on_days",
                table: "milestone",
                columns: new[] { "organization_id", "episode_id", "run_started_on", "days" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_organization_id_id",
                table: "outbox_message",
                columns: new[] { "organization_id", "id" },
                filter: "position IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_organization_id_position",
                table: "outbox_message",
                columns: new[] { "organization_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parity_entry_organization_id_authorization_id",
                table: "parity_entry",
                columns: new[] { "organization_id", "authorization_id" });

            migrationBuilder.CreateIndex(
                name: "ix_parity_entry_organization_id_patient_id",
                table: "parity_entry",
                columns: new[] { "organization_id", "patient_id" });

            migrationBuilder.CreateIndex(
                name: "ix_parity_entry_organization_id_payer_id",
                table: "parity_entry",
                columns: new[] { "organization_id", "payer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_parity_entry_organization_id_program_id_id",
                table: "parity_entry",
                columns: new[] { "organization_id", "program_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_patient_organization_id_birth_date",
                table: "patient",
                columns: new[] { "organization_id", "birth_date" });

            migrationBuilder.CreateIndex(
                name: "ix_patient_organization_id_created_by_client_id",
                table: "patient",
                columns: new[] { "organization_id", "created_by_client", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_patient_organization_id_search_family_name_search_given_name",
                table: "patient",
                columns: new[] { "organization_id", "search_family_name", "search_given_name" });

            migrationBuilder.CreateIndex(
                name: "ix_patient_organization_id_updated_at",
                table: "patient",
                columns: new[] { "organization_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payer_authorization_organization_id_episode_id_id",
                table: "payer_authorization",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payer_authorization_organization_id_patient_id_id",
                table: "payer_authorization",
                columns: new[] { "organization_id", "patient_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payer_authorization_organization_id_status",
                table: "payer_authorization",
                columns: new[] { "organization_id", "status" },
                filter: "status IN ('Approved', 'PartiallyApproved', 'Active', 'Exhausted')");

            migrationBuilder.CreateIndex(
                name: "ix_payer_contract_organization_id_program_id_id",
                table: "payer_contract",
                columns: new[] { "organization_id", "program_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_template_organization_id_code_template_version",
                table: "plan_template",
                columns: new[] { "organization_id", "code", "template_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_practitioner_organization_id_supervisor_id",
                table: "practitioner",
                columns: new[] { "organization_id", "supervisor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_readiness_evaluation_organization_id_plan_id_id",
                table: "readiness_evaluation",
                columns: new[] { "organization_id", "plan_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_organization_id_author_id_id",
                table: "recovery_plan",
                columns: new[] { "organization_id", "author_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_organization_id_episode_id",
                table: "recovery_plan",
                columns: new[] { "organization_id", "episode_id" },
                unique: true,
                filter: "status IN ('Draft', 'PendingSignature', 'Active', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_organization_id_next_review_due_on",
                table: "recovery_plan",
                columns: new[] { "organization_id", "next_review_due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_organization_id_patient_id",
                table: "recovery_plan",
                columns: new[] { "organization_id", "patient_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_organization_id_status_id",
                table: "recovery_plan",
                columns: new[] { "organization_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_version_organization_id_recovery_plan_id",
                table: "recovery_plan_version",
                columns: new[] { "organization_id", "recovery_plan_id" },
                unique: true,
                filter: "status IN ('Active', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_plan_version_organization_id_recovery_plan_id1",
                table: "recovery_plan_version",
                columns: new[] { "organization_id", "recovery_plan_id" },
                unique: true,
                filter: "status IN ('Draft', 'PendingSignature')");

            migrationBuilder.CreateIndex(
                name: "ix_relapse_prevention_plan_organization_id_episode_id",
                table: "relapse_prevention_plan",
                columns: new[] { "organization_id", "episode_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_related_person_organization_id_patient_id_id",
                table: "related_person",
                columns: new[] { "organization_id", "patient_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_proposal_organization_id_program_id_id",
                table: "schedule_proposal",
                columns: new[] { "organization_id", "program_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_proposal_run_leased_until",
                table: "schedule_proposal_run",
                column: "leased_until");

            migrationBuilder.CreateIndex(
                name: "ix_service_line_organization_id_episode_id_sequence",
                table: "service_line",
                columns: new[] { "organization_id", "episode_id", "sequence" },
                unique: true,
                filter: "voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_service_line_organization_id_episode_id_service_code_first_source",
                table: "service_line",
                columns: new[] { "organization_id", "episode_id", "service_code", "first_source" },
                unique: true,
                filter: "voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_session_organization_id_completed_at",
                table: "session",
                columns: new[] { "organization_id", "completed_at" },
                filter: "status = 'Completed'");

            migrationBuilder.CreateIndex(
                name: "ix_session_organization_id_facilitator_id_on",
                table: "session",
                columns: new[] { "organization_id", "facilitator_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_session_organization_id_first_id",
                table: "session",
                columns: new[] { "organization_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_session_organization_id_group_id_starts_at",
                table: "session",
                columns: new[] { "organization_id", "group_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_session_organization_id_on",
                table: "session",
                columns: new[] { "organization_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_session_organization_id_series_id_original_start_local",
                table: "session",
                columns: new[] { "organization_id", "series_id", "original_start_local" },
                unique: true,
                filter: "status <> 'Rescheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_session_note_organization_id_episode_id_on",
                table: "session_note",
                columns: new[] { "organization_id", "episode_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_session_note_organization_id_session_id_patient_id",
                table: "session_note",
                columns: new[] { "organization_id", "session_id", "patient_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_series_organization_id_group_id_id",
                table: "session_series",
                columns: new[] { "organization_id", "group_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_session_series_organization_id_plans_on_at",
                table: "session_series",
                columns: new[] { "organization_id", "plans_on_at" });

            migrationBuilder.CreateIndex(
                name: "ix_skill_practice_organization_id_episode_id_id",
                table: "skill_practice",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_step_down_phase_organization_id_active_episode_id",
                table: "step_down_phase",
                columns: new[] { "organization_id", "active_episode_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_step_down_phase_organization_id_episode_id_planned_phase_id",
                table: "step_down_phase",
                columns: new[] { "organization_id", "episode_id", "planned_phase_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_step_down_phase_organization_id_episode_id_sequence",
                table: "step_down_phase",
                columns: new[] { "organization_id", "episode_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_step_down_phase_organization_id_planned_end_on",
                table: "step_down_phase",
                columns: new[] { "organization_id", "planned_end_on" },
                filter: "status = 'Active' AND exit = 'Date'");

            migrationBuilder.CreateIndex(
                name: "ix_support_contact_organization_id_episode_id_id",
                table: "support_contact",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_therapy_group_organization_id_program_id_id",
                table: "therapy_group",
                columns: new[] { "organization_id", "program_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_trigger_organization_id_episode_id_id",
                table: "trigger",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_use_event_organization_id_episode_id_id",
                table: "use_event",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_used_assertion_expires_at",
                table: "used_assertion",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_wellbeing_check_in_organization_id_episode_id_id",
                table: "wellbeing_check_in",
                columns: new[] { "organization_id", "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_wellbeing_check_in_organization_id_episode_id_on",
                table: "wellbeing_check_in",
                columns: new[] { "organization_id", "episode_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_work_item_organization_id_dedup_key",
                table: "work_item",
                columns: new[] { "organization_id", "dedup_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_item_organization_id_due_at",
                table: "work_item",
                columns: new[] { "organization_id", "due_at" },
                filter: "status <> 'Resolved'");

            migrationBuilder.CreateIndex(
                name: "ix_work_item_organization_id_episode_id",
                table: "work_item",
                columns: new[] { "organization_id", "episode_id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_item_organization_id_owner_id_id",
                table: "work_item",
                columns: new[] { "organization_id", "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_item_organization_id_plan_id",
                table: "work_item",
                columns: new[] { "organization_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_item_organization_id_subject_id",
                table: "work_item",
                columns: new[] { "organization_id", "subject_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OpenIddictScopes");

            migrationBuilder.DropTable(
                name: "OpenIddictTokens");

            migrationBuilder.DropTable(
                name: "aggregate_history");

            migrationBuilder.DropTable(
                name: "anonymous_denial");

            migrationBuilder.DropTable(
                name: "api_client");

            migrationBuilder.DropTable(
                name: "assessment");

            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "billing_mark");

            migrationBuilder.DropTable(
                name: "booking");

            migrationBuilder.DropTable(
                name: "calendar_token");

            migrationBuilder.DropTable(
                name: "care_team");

            migrationBuilder.DropTable(
                name: "certification");

            migrationBuilder.DropTable(
                name: "contact_attempt");

            migrationBuilder.DropTable(
                name: "continuing_care_plan");

            migrationBuilder.DropTable(
                name: "cost_estimate");

            migrationBuilder.DropTable(
                name: "coverage");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "discharge");

            migrationBuilder.DropTable(
                name: "drug_test");

            migrationBuilder.DropTable(
                name: "encouragement");

            migrationBuilder.DropTable(
                name: "enrolment");

            migrationBuilder.DropTable(
                name: "episode");

            migrationBuilder.DropTable(
                name: "external_identifier");

            migrationBuilder.DropTable(
                name: "follow_up");

            migrationBuilder.DropTable(
                name: "homework");

            migrationBuilder.DropTable(
                name: "idempotency_record");

            migrationBuilder.DropTable(
                name: "independence_checklist");

            migrationBuilder.DropTable(
                name: "level_of_care_decision");

            migrationBuilder.DropTable(
                name: "milestone");

            migrationBuilder.DropTable(
                name: "milestone_sharing");

            migrationBuilder.DropTable(
                name: "organization");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "parity_entry");

            migrationBuilder.DropTable(
                name: "patient");

            migrationBuilder.DropTable(
                name: "patient_availability");

            migrationBuilder.DropTable(
                name: "payer_authorization");

            migrationBuilder.DropTable(
                name: "payer_contract");

            migrationBuilder.DropTable(
                name: "plan_template");

            migrationBuilder.DropTable(
                name: "practitioner");

            migrationBuilder.DropTable(
                name: "practitioner_availability");

            migrationBuilder.DropTable(
                name: "program");

            migrationBuilder.DropTable(
                name: "readiness_evaluation");

            migrationBuilder.DropTable(
                name: "recovery_plan_version");

            migrationBuilder.DropTable(
                name: "relapse_prevention_plan");

            migrationBuilder.DropTable(
                name: "related_person");

            migrationBuilder.DropTable(
                name: "schedule_proposal");

            migrationBuilder.DropTable(
                name: "schedule_proposal_run");

            migrationBuilder.DropTable(
                name: "service_line");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "session_note");

            migrationBuilder.DropTable(
                name: "session_series");

            migrationBuilder.DropTable(
                name: "skill_practice");

            migrationBuilder.DropTable(
                name: "step_down_phase");

            migrationBuilder.DropTable(
                name: "support_contact");

            migrationBuilder.DropTable(
                name: "therapy_group");

            migrationBuilder.DropTable(
                name: "token_key");

            migrationBuilder.DropTable(
                name: "trigger");

            migrationBuilder.DropTable(
                name: "use_event");

            migrationBuilder.DropTable(
                name: "used_assertion");

            migrationBuilder.DropTable(
                name: "wellbeing_check_in");

            migrationBuilder.DropTable(
                name: "work_item");

            migrationBuilder.DropTable(
                name: "OpenIddictAuthorizations");

            migrationBuilder.DropTable(
                name: "recovery_plan");

            migrationBuilder.DropTable(
                name: "episode_billing");

            migrationBuilder.DropTable(
                name: "OpenIddictApplications");
        }
    }
}
